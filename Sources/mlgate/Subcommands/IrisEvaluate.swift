import ArgumentParser
import IrisPipeline
import SmokeTraining

/// `mlgate iris evaluate`
struct IrisEvaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Judge a model on a CSV file and write its metrics.",
    discussion: """
      Accuracy with its 95 % interval, log loss, Brier score, and precision, recall and F1 for each \
      class and over all, as JSON that 'dvc metrics show' reads. The model is one that 'train-model' wrote, \
      or a pickle of scikit-learn's LogisticRegression (.pkl), of which nothing is executed.

      Examples:
        mlgate iris evaluate --model models/model.json --test data/processed/test.csv \
      --metrics metrics.json
        mlgate iris evaluate --model models/model.json --test data/processed/test.csv \
      --metrics metrics.json --confusion plots/confusion.csv --per-class plots/classes.csv
      """)

  @Option(
    help: ArgumentHelp("The model: JSON, or a pickle where it ends in .pkl.", valueName: "file"))
  var model: String

  @Option(help: ArgumentHelp("The CSV file of rows to predict.", valueName: "file"))
  var test: String

  @Option(help: ArgumentHelp("The metrics file to write (JSON).", valueName: "file"))
  var metrics: String

  @Option(
    help: ArgumentHelp(
      "Also write each row's actual and predicted class, for 'dvc plots' (.csv or .json).",
      valueName: "file"))
  var confusion: String?

  @Option(
    help: ArgumentHelp(
      "Also write precision, recall and F1 of each class, for 'dvc plots' (.csv or .json).",
      valueName: "file"))
  var perClass: String?

  @Option(
    help: ArgumentHelp(
      "Also write each row's label, prediction and the probability of its label (CSV).",
      valueName: "file"))
  var predictions: String?

  func validate() throws {
    let files = [metrics] + [confusion, perClass, predictions].compactMap(\.self)
    if Set(files).count < files.count {
      throw ValidationError("two of the options name the same file to write")
    }
  }

  func run() throws {
    let model = try IrisFile(model).model()
    let data = try IrisFile(test).labelledData(of: model)
    let result = Metrics(model.classifier, on: data)
    guard result.logLoss.isFinite else {
      throw CommandFailure.couldNotWork(
        "\(IrisFile(test)): the values are too large for the model to score")
    }
    try IrisFile(metrics).write(result.json(classes: model.classes))
    if let confusion {
      try IrisFile(confusion).writePlot(.confusion(model.classifier, on: data))
    }
    if let perClass { try IrisFile(perClass).writePlot(.classes(result, model.classes)) }
    if let predictions {
      let rows = Predictions(of: model.classifier, on: data, ids: Array(data.labels.indices))
      try IrisFile(predictions).write(rows.csv)
    }
  }
}
