import ArgumentParser
import IrisPipeline

/// `mlgate iris train-model`
struct IrisTrainModel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-model",
    abstract: "Train a logistic regression on a CSV file.",
    discussion: """
      The objective of scikit-learn's LogisticRegression, solved to the true optimum: every \
      coefficient is the nearest double, the same on every machine. The last column is the class.

      Example:
        mlgate iris train-model --train data/processed/train.csv --output models/model.json --c 1.0
      """)

  @Option(help: ArgumentHelp("The CSV file to learn from.", valueName: "file"))
  var train: String

  @Option(help: ArgumentHelp("The model file to write (JSON).", valueName: "file"))
  var output: String

  @Option(
    help: ArgumentHelp(
      "Also write the coefficients and intercepts as safetensors.", valueName: "file"))
  var safetensors: String?

  @Option(help: "The inverse strength of the penalty on the coefficients.")
  var c = 1.0

  @Option(help: ArgumentHelp("How many Newton steps may be taken.", valueName: "count"))
  var maxIterations = 100

  func validate() throws {
    if !(c > 0 && c.isFinite) {
      throw ValidationError("--c must be a positive, finite number")
    }
    if maxIterations < 1 {
      throw ValidationError("--max-iterations must be 1 or more")
    }
    if safetensors == output {
      throw ValidationError("--output and --safetensors name the same file")
    }
  }

  func run() throws {
    let data = try IrisFile(train).labelledData()
    let model = try model(from: data)
    try IrisFile(output).write(model.json)
    if let safetensors { try IrisFile(safetensors).write(model.safetensors.bytes) }
  }

  private func model(from data: LabelledData) throws(CommandFailure) -> Model {
    let training: LogisticRegression.Training
    do {
      training = try LogisticRegression.training(
        on: data, settings: TrainingSettings(c: c, maximumIterations: maxIterations))
    } catch {
      throw .couldNotWork("\(IrisFile(train)): \(error)")
    }
    return Model(
      training.classifier, featureNames: data.featureNames, classes: data.classes,
      provenance: [
        ProvenanceField("tool", .text(Array("mlgate \(mlgateVersion)".utf8))),
        ProvenanceField("train", .text(Array(train.utf8))),
        ProvenanceField("rows", .integer(data.rowCount)),
        ProvenanceField("c", .number(c)),
        ProvenanceField("iterations", .integer(training.iterations)),
        ProvenanceField("objective", .number(training.objective)),
      ])
  }
}
