public import Findings
import IrisPipeline

/// The job that proves that a model can still be trained: splits, trains, judges and times the
/// built-in iris pipeline.
public enum SmokeTraining {
  /// The job's name in reports.
  public static let name = "smoke-train"

  /// Runs the pipeline and holds its figures against the thresholds; takes about 50 ms.
  ///
  /// Failed where any figure misses its bound or is no finite number, or where the pipeline cannot
  /// run; inconclusive where only the latency misses its bound on a machine too busy to tell.
  public static func run(_ settings: SmokeTrainingSettings = SmokeTrainingSettings()) -> JobOutcome
  {
    let clock = ContinuousClock()
    let start = clock.now
    var outcome: JobOutcome
    do {
      outcome = judgement(of: try PipelineFigures.measured(settings), settings)
    } catch {
      outcome = JobOutcome(
        name: name, verdict: .failed, seconds: 0, explanation: "the pipeline did not run: \(error)")
    }
    outcome.seconds = start.duration(to: clock.now).seconds
    return outcome
  }

  /// The verdict on measured figures.
  static func judgement(of figures: PipelineFigures, _ settings: SmokeTrainingSettings)
    -> JobOutcome
  {
    let thresholds = [
      Threshold.minimum("accuracy", settings.minimumAccuracy).outcome(figures.accuracy),
      Threshold.minimum("cv_accuracy", settings.minimumCrossValidationAccuracy)
        .outcome(figures.crossValidationAccuracy),
      Threshold.maximum("predict_seconds_min", settings.maximumPredictSeconds)
        .outcome(figures.latency.minimum, isNoisy: figures.latency.isNoisy),
    ]
    let metrics = figures.metrics
    let notFinite = metrics.filter { !$0.value.isFinite }.map(\.name)
    let verdict: Verdict =
      if thresholds.contains(where: { $0.verdict == .failed }) || !notFinite.isEmpty {
        .failed
      } else if thresholds.contains(where: { $0.verdict == .inconclusive }) {
        .inconclusive
      } else {
        .passed
      }
    return JobOutcome(
      name: name, verdict: verdict, seconds: 0, metrics: metrics.filter { $0.value.isFinite },
      thresholds: thresholds, explanation: explanation(thresholds, notFinite: notFinite))
  }

  /// Nil where there is nothing to explain.
  private static func explanation(_ thresholds: [ThresholdOutcome], notFinite: [String]) -> String?
  {
    var reasons = notFinite.map { "\($0) is not a finite number" }
    for threshold in thresholds {
      guard threshold.verdict != .passed, let value = threshold.value else { continue }
      let reason = "\(threshold.metric) is \(value) where \(threshold.bound) is asked"
      reasons.append(
        threshold.verdict == .inconclusive
          ? "\(reason), on a machine too busy to measure; run it again" : reason)
    }
    return reasons.isEmpty ? nil : reasons.joined(separator: "; ")
  }
}
