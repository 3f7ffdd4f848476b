import ArgumentParser
import IrisPipeline

/// `mlgate iris evaluate`
struct IrisEvaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Judge a model on a CSV file and write its metrics.",
    discussion: """
      Accuracy with its 95 % interval, log loss, and precision, recall and F1 for each class and over \
      all, as JSON that 'dvc metrics show' reads.

      Example:
        mlgate iris evaluate --model models/model.json --test data/processed/test.csv \
      --metrics metrics.json
      """)

  @Option(help: ArgumentHelp("The model that 'train-model' wrote.", valueName: "file"))
  var model: String

  @Option(help: ArgumentHelp("The CSV file of rows to predict.", valueName: "file"))
  var test: String

  @Option(help: ArgumentHelp("The metrics file to write (JSON).", valueName: "file"))
  var metrics: String

  func run() throws {
    let model = try IrisFile(model).model()
    let data = try IrisFile(test).labelledData(of: model)
    let result = Metrics(model.classifier, on: data)
    guard result.logLoss.isFinite else {
      throw CommandFailure.couldNotWork(
        "\(IrisFile(test)): the values are too large for the model to score")
    }
    try IrisFile(metrics).write(result.json(classes: model.classes))
  }
}
