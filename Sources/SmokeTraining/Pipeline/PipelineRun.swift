import Findings
import Hashing
import IrisPipeline

/// One run of the built-in pipeline: split, train, evaluate, cross-validate. Equal settings give equal
/// bits.
struct PipelineRun {
  let settings: SmokeTrainingSettings
  let split: TrainTestSplit
  let train: LabelledData
  let test: LabelledData
  let classifier: LogisticRegression
  /// Of the training: scikit-learn's per row, at the start and behind each Newton step.
  let objectives: [Double]
  let metrics: Metrics
  let crossValidation: CrossValidation
  /// MD5 of the files that the stages write, as dvc.lock has them.
  let hashes: [(name: String, md5: String)]

  static let folds = 5

  init(_ settings: SmokeTrainingSettings) throws {
    self.settings = settings
    let table = IrisDataSet.table
    let data = try LabelledData(table)
    split = try settings.split.split(data.labels)
    train = data.selecting(rows: split.train)
    test = data.selecting(rows: split.test)
    let training = try LogisticRegression.training(on: train, settings: settings.training)
    (classifier, objectives) = (training.classifier, training.objectives)
    metrics = Metrics(classifier, on: test)
    crossValidation = try CrossValidation(
      of: data, testRows: try StratifiedKFold(folds: Self.folds).testRows(stratifying: data.labels),
      settings: settings.training)
    hashes = [
      ("raw", ContentHash.md5(table.bytes)),
      ("train", ContentHash.md5(table.selecting(rows: split.train).bytes)),
      ("test", ContentHash.md5(table.selecting(rows: split.test).bytes)),
    ]
  }
}

extension PipelineRun {
  /// What is predicted for each row of the data set by the fold that did not learn from it.
  var predictions: Predictions {
    Predictions(
      of: crossValidation.outcomes, classes: train.classes,
      ids: Array(crossValidation.outcomes.indices))
  }

  /// What every run with these settings repeats to the last bit.
  var figures: [Metric] {
    let confusion = metrics.confusion
    return [Metric(name: "accuracy", value: metrics.accuracy)]
      + interval("accuracy", successes: confusion.correct, of: confusion.total)
      + [Metric(name: "cv_accuracy", value: crossValidation.pooledAccuracy)]
      + interval(
        "cv_accuracy", successes: crossValidation.rows - crossValidation.errors,
        of: crossValidation.rows)
      + [
        Metric(name: "log_loss", value: metrics.logLoss),
        Metric(name: "brier_score", value: metrics.brierScore),
        Metric(name: "cv_log_loss", value: crossValidation.pooledLogLoss),
        Metric(name: "macro_f1", value: metrics.macroF1),
      ]
  }
}
