import ArgumentParser
import Hashing
import IrisPipeline

/// `mlgate iris train-model`
struct IrisTrainModel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-model",
    abstract: "Train a logistic regression on a CSV file.",
    discussion: """
      The objective of scikit-learn's LogisticRegression, solved to the true optimum: every \
      coefficient is the nearest double, the same on every machine. The last column is the class. What \
      no flag says is read from 'train' of params.yaml: c, max_iterations, fit_intercept, scaling.

      The model file says where it comes from: the hash of the data, the parameters, the commit at \
      HEAD. As a stage of a pipeline give --no-git-commit, so that the same data and parameters make the \
      same bytes after every commit.

      Examples:
        mlgate iris train-model --train data/processed/train.csv --output models/model.json --c 1.0
        mlgate iris train-model --train train.csv --output model.json --pickle model.pkl --onnx model.onnx
      """)

  @Option(help: ArgumentHelp("The CSV file to learn from.", valueName: "file"))
  var train: String

  @Option(help: ArgumentHelp("The model file to write (JSON).", valueName: "file"))
  var output: String

  @Option(
    help: ArgumentHelp(
      "Also write the coefficients and intercepts as safetensors.", valueName: "file"))
  var safetensors: String?

  @Option(
    help: ArgumentHelp("Also write a pickle that scikit-learn loads.", valueName: "file"))
  var pickle: String?

  @Option(
    help: ArgumentHelp("Also write a model that ONNX runtimes run.", valueName: "file"))
  var onnx: String?

  @Flag(inversion: .prefixedNo, help: "Record the commit at HEAD in the model file.")
  var gitCommit = true

  @OptionGroup var training: TrainingOptions
  @OptionGroup var parameters: ParameterOptions

  func validate() throws {
    let files = [output] + [safetensors, pickle, onnx].compactMap(\.self)
    if Set(files).count < files.count {
      throw ValidationError("two of the options name the same file to write")
    }
  }

  func run() throws {
    let parameters = try parameters.parameters()
    let settings = training.settings(over: parameters)
    let bytes = try IrisFile(train).bytes()
    let data = try IrisFile(train).labelledData(of: bytes)
    let result = try result(of: data, settings)
    let provenance = try provenance(of: bytes, rows: data.rowCount, parameters)
    let model = Model(
      result.classifier, featureNames: data.featureNames, classes: data.classes,
      provenance: provenance.fields(result, settings))
    try IrisFile(output).write(model.json)
    if let safetensors { try IrisFile(safetensors).write(model.safetensors.bytes) }
    if let pickle {
      try IrisFile(pickle).write(
        model.pickle(
          c: settings.c, iterations: result.iterations, fitsIntercept: settings.fitsIntercept,
          maximumIterations: settings.maximumIterations))
    }
    if let onnx { try IrisFile(onnx).write(model.onnx) }
  }

  private func provenance(
    of bytes: [UInt8], rows: Int, _ parameters: PipelineParameters
  ) throws(CommandFailure) -> TrainingProvenance {
    var provenance = TrainingProvenance(
      tool: "mlgate \(mlgateVersion)", path: train, md5: ContentHash.md5(bytes),
      sha256: ContentHash.sha256(bytes), rows: rows)
    provenance.seed = parameters.seed
    provenance.testSize = parameters.testSize
    provenance.trainSize = parameters.trainSize
    provenance.isStratified = parameters.isStratified
    if gitCommit { provenance.commit = try headCommit() }
    return provenance
  }

  private func result(
    of data: LabelledData, _ settings: TrainingSettings
  ) throws(CommandFailure) -> LogisticRegression.Training {
    do {
      return try LogisticRegression.training(on: data, settings: settings)
    } catch {
      throw .couldNotWork("\(IrisFile(train)): \(error)")
    }
  }
}
