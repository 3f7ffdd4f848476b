import Findings
import IrisPipeline

/// The job that proves that a model can still be trained: splits, trains, judges and times the
/// built-in iris pipeline, or runs the user's own command and judges what it measured.
///
/// Three layers: what the committed record says must come out to the last bit; absolute bounds; no
/// worse than the release before on the same rows. Only the fastest of many timings is judged, because a
/// busy machine can slow all others down.
public enum SmokeTraining {
  /// The job's name in reports.
  public static let name = "smoke-train"

  /// Runs the built-in pipeline and judges it; takes about 100 ms.
  ///
  /// Failed where any figure misses its bound or is no finite number, or where the pipeline cannot
  /// run; inconclusive where only the latency misses its bound on a machine too busy to tell, or the
  /// rows are too few to compare with the release before.
  public static func run(
    _ settings: SmokeTrainingSettings = SmokeTrainingSettings(),
    _ evidence: SmokeEvidence = SmokeEvidence()
  ) -> SmokeResult {
    let clock = ContinuousClock()
    let start = clock.now
    var judgement = Judgement()
    var record: SmokeRecord?
    do {
      let run = try PipelineRun(settings)
      record = run.record
      judgement.judge(run, evidence)
    } catch {
      judgement.fail("the pipeline did not run: \(error)")
    }
    return SmokeResult(
      job: judgement.outcome(seconds: start.duration(to: clock.now).seconds), record: record)
  }
}

extension SmokeTraining {
  /// What `--record` writes for the built-in pipeline, without any judgement.
  public static func record(_ settings: SmokeTrainingSettings) throws -> SmokeRecord {
    try PipelineRun(settings).record
  }
}

extension Judgement {
  /// All three layers and the latency of the built-in pipeline.
  fileprivate mutating func judge(_ run: PipelineRun, _ evidence: SmokeEvidence) {
    let settings = run.settings
    add(run.figures)
    plots = run.plots
    judge(run.record, against: evidence.record, at: settings.recordPath)
    judge(.minimum("accuracy", settings.minimumAccuracy))
    judge(.minimum("cv_accuracy", settings.minimumCrossValidationAccuracy))
    let release = evidence.release.flatMap { $0.record == nil && $0.doubt == nil ? nil : $0 }
    if let release { compare(run, with: release) }
    let latency = PredictionLatency(
      of: run.classifier, against: release?.record?.classifier(like: run.classifier), on: run.test)
    add(latency.metrics)
    plots.histograms = latency.histograms
    judge(latency, settings)
    for threshold in settings.bounds.flatMap(\.thresholds) {
      demand(threshold, orSay: "is no figure of the built-in pipeline")
    }
  }

  /// On the rows that each fold left out, which are all rows: the test rows alone leave two harmless
  /// trainings in five undecided.
  private mutating func compare(_ run: PipelineRun, with release: SmokeEvidence.Release) {
    let margin = run.settings.regressionMargin
    if let doubt = release.doubt {
      addIncomparable(release.name, doubt, margin: margin)
      return
    }
    guard let predictions = release.record?.predictions else {
      addIncomparable(release.name, "its record has no predictions", margin: margin)
      return
    }
    judge(run.predictions, against: predictions, of: release.name, margin: margin)
  }

  mutating func judge(_ latency: PredictionLatency, _ settings: SmokeTrainingSettings) {
    add(
      Threshold.maximum("predict_seconds_min", settings.maximumPredictSeconds).outcome(
        latency.singleRow.minimum, isNoisy: latency.singleRow.isNoisy, isMeasured: true))
    guard let ratio = latency.ratio, let baseline = latency.baselineSingleRow else { return }
    add(
      Threshold.maximum("predict_ratio", settings.maximumPredictRatio).outcome(
        ratio, isNoisy: latency.singleRow.isNoisy || baseline.isNoisy, isMeasured: true))
  }
}
