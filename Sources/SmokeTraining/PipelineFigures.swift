import Findings
import IrisPipeline

/// What one run of the pipeline came to.
struct PipelineFigures {
  var accuracy: Double
  var accuracyInterval: WilsonInterval
  var crossValidationAccuracy: Double
  var logLoss: Double
  var macroF1: Double
  /// The fastest of several fits.
  var fitSeconds: Double
  var latency: LatencySamples

  /// In the order in which reports show them.
  var metrics: [Metric] {
    [
      Metric(name: "accuracy", value: accuracy),
      Metric(name: "accuracy_interval_low", value: accuracyInterval.low),
      Metric(name: "accuracy_interval_high", value: accuracyInterval.high),
      Metric(name: "cv_accuracy", value: crossValidationAccuracy),
      Metric(name: "log_loss", value: logLoss),
      Metric(name: "macro_f1", value: macroF1),
      Metric(name: "fit_seconds", value: fitSeconds),
      Metric(name: "predict_seconds_min", value: latency.minimum),
      Metric(name: "predict_seconds_p50", value: latency.percentile(50)),
      Metric(name: "predict_seconds_p95", value: latency.percentile(95)),
      Metric(name: "predict_seconds_p99", value: latency.percentile(99)),
    ]
  }
}

extension PipelineFigures {
  private static let folds = 5
  private static let fits = 5

  /// Runs the built-in pipeline: split, train, evaluate, cross-validate, time.
  static func measured(_ settings: SmokeTrainingSettings) throws -> PipelineFigures {
    let data = try LabelledData(IrisDataSet.table)
    let split = try TrainTestSplit(
      rows: data.rowCount, test: .fraction(settings.testSize), seed: settings.seed)
    let train = data.selecting(rows: split.train)
    let test = data.selecting(rows: split.test)
    let (classifier, fitSeconds) = try fastestFit(on: train)
    let metrics = Metrics(classifier, on: test)
    let testRows = try StratifiedKFold(folds: folds).testRows(stratifying: data.labels)
    return PipelineFigures(
      accuracy: metrics.accuracy,
      accuracyInterval: WilsonInterval(
        successes: metrics.confusion.correct, of: metrics.confusion.total),
      crossValidationAccuracy: try CrossValidation(of: data, testRows: testRows).pooledAccuracy,
      logLoss: metrics.logLoss, macroF1: metrics.macroF1, fitSeconds: fitSeconds,
      latency: LatencySamples.ofPredicting(test, with: classifier))
  }

  private static func fastestFit(on train: LabelledData) throws -> (LogisticRegression, Double) {
    let clock = ContinuousClock()
    var classifier: LogisticRegression?
    var fastest = Double.infinity
    for _ in 0..<fits {
      let start = clock.now
      classifier = try LogisticRegression.training(on: train).classifier
      fastest = min(fastest, start.duration(to: clock.now).seconds)
    }
    guard let classifier else { preconditionFailure("at least one fit is made") }
    return (classifier, fastest)
  }
}
