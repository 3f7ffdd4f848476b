public import ByteText
import Findings
import IrisPipeline
import JobRunner

extension SmokeTraining {
  /// Runs the user's own command in the work tree and judges what it measured.
  ///
  /// Only to be called where the person or the CI job allowed commands. Failed where the command does
  /// not end well, leaves no metrics of its own, or any figure misses its bound or is no finite number.
  public static func run(
    _ settings: SmokeTrainingSettings, _ evidence: SmokeEvidence, in workTree: ByteString
  ) -> SmokeResult {
    let clock = ContinuousClock()
    let start = clock.now
    var judgement = Judgement()
    var result = SmokeResult(job: judgement.outcome(seconds: 0))
    var output: [ByteString] = []
    do {
      let run = try CommandRun(settings.command, in: workTree)
      output = run.result.output.tailLines(shownLines)
      result.interruption = run.interruption
      judgement.add(run.figures)
      if let failure = run.failure {
        judgement.fail(failure)
      } else {
        result.record = try judgement.judge(run, settings, evidence)
      }
    } catch {
      judgement.fail("\(error)")
    }
    result.job = judgement.outcome(
      seconds: start.duration(to: clock.now).seconds, output: output)
    return result
  }

  private static let shownLines = 20
}

extension Judgement {
  /// All three layers, as far as the command left what they need.
  fileprivate mutating func judge(
    _ run: CommandRun, _ settings: SmokeTrainingSettings, _ evidence: SmokeEvidence
  ) throws -> SmokeRecord {
    let metrics = try run.measuredMetrics().marked
    let predictions = try run.writtenPredictions()
    add(metrics.values)
    if let predictions { addProportions(predictions, run.settings) } else { addInterval() }
    plots = JobPlots(
      confusion: predictions.flatMap { ConfusionCounts($0) }, curves: metrics.curves)
    let record = try run.record(metrics, predictions)
    judge(record, against: evidence.record, at: settings.recordPath)
    judgeBounds(metrics, settings)
    if let predictions { compare(predictions, evidence.release, settings) }
    if run.settings.memoryLimit > 0 {
      demand(
        .maximum("command_peak_memory_bytes", Double(run.settings.memoryLimit)),
        orSay: "was not measured")
    }
    return record
  }

  /// The built-in bounds count where the command measured such a figure; those of the user's own must
  /// find theirs.
  private mutating func judgeBounds(_ metrics: MeasuredMetrics, _ settings: SmokeTrainingSettings) {
    let standard: [Threshold] = [
      .minimum("accuracy", settings.minimumAccuracy),
      .minimum("cv_accuracy", settings.minimumCrossValidationAccuracy),
      .maximum("predict_seconds_min", settings.maximumPredictSeconds),
    ]
    var judged = 0
    for threshold in standard {
      if judge(threshold) {
        judged += 1
      } else if let entry = metrics.notNumbers.first(where: { $0.name == threshold.metric }) {
        fail("\(entry)")
      }
    }
    for threshold in settings.bounds.flatMap(\.thresholds) {
      let entry = metrics.notNumbers.first { $0.name == threshold.metric }
      demand(threshold, orSay: entry == nil ? "is missing from the metrics" : "is not a number")
      judged += 1
    }
    if judged == 0 {
      fail(
        "no threshold finds its figure among those that the command measured; "
          + "name one in 'smoke_train.thresholds'")
    }
  }

  private mutating func compare(
    _ predictions: Predictions, _ release: SmokeEvidence.Release?,
    _ settings: SmokeTrainingSettings
  ) {
    guard let release else { return }
    if let doubt = release.doubt {
      addIncomparable(release.name, doubt, margin: settings.regressionMargin)
    }
    guard let bytes = release.predictions else { return }
    do {
      judge(
        predictions, against: try Predictions(csv: bytes), of: release.name,
        margin: settings.regressionMargin)
    } catch {
      addIncomparable(
        release.name, "its predictions cannot be read: \(error)", margin: settings.regressionMargin)
    }
  }
}

extension MeasuredMetrics {
  /// The same with times and memory marked as measured.
  fileprivate var marked: MeasuredMetrics {
    MeasuredMetrics(
      file: file,
      values: values.map {
        Metric(name: $0.name, value: $0.value, isMeasured: namesMeasurement($0.name))
      }, notNumbers: notNumbers, curves: curves)
  }
}
