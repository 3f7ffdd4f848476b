import ByteText
import Findings

/// Figures and their thresholds on the way to a verdict.
struct Judgement {
  /// In the order in which reports show them; a figure that is no finite number fails the job.
  private(set) var metrics: [Metric] = []
  private(set) var thresholds: [ThresholdOutcome] = []
  var plots = JobPlots()
  private var reasons: [String] = []

  /// Adds figures; of two with one name the first stays.
  mutating func add(_ figures: [Metric]) {
    for figure in figures where !metrics.contains(where: { $0.name == figure.name }) {
      metrics.append(figure)
      if !figure.value.isFinite { reasons.append("\(figure.name) is not a finite number") }
    }
  }

  /// Adds a verdict, and why it is not passed.
  mutating func add(_ threshold: ThresholdOutcome, because reason: String? = nil) {
    thresholds.append(threshold)
    guard threshold.verdict != .passed else { return }
    if let reason = reason ?? Self.reason(threshold) { reasons.append(reason) }
  }

  /// Holds the figure of that name against the threshold; false where there is no such figure.
  @discardableResult
  mutating func judge(_ threshold: Threshold) -> Bool {
    guard let figure = metrics.first(where: { $0.name == threshold.metric }) else { return false }
    add(threshold.outcome(figure.value, isMeasured: figure.isMeasured))
    return true
  }

  /// The same for a figure that must be there.
  ///
  /// - Parameter note: why it is missing.
  mutating func demand(_ threshold: Threshold, orSay note: String) {
    if judge(threshold) { return }
    add(
      threshold.missing(note),
      because: "\(ByteString(threshold.metric).quoted) \(note), but \(threshold.text) is asked")
  }

  /// Adds a reason to fail that belongs to no threshold.
  mutating func fail(_ reason: String) {
    isBroken = true
    reasons.append(reason)
  }

  private var isBroken = false

  func value(of name: String) -> Double? { metrics.first { $0.name == name }?.value }

  var verdict: Verdict {
    let verdicts = thresholds.map(\.verdict)
    if isBroken || verdicts.contains(.failed) { return .failed }
    if metrics.contains(where: { !$0.value.isFinite }) { return .failed }
    return verdicts.contains(.inconclusive) ? .inconclusive : .passed
  }

  func outcome(seconds: Double, output: [ByteString] = []) -> JobOutcome {
    var outcome = JobOutcome(
      name: SmokeTraining.name, verdict: verdict, seconds: seconds,
      metrics: metrics.filter { $0.value.isFinite }, thresholds: thresholds,
      explanation: reasons.isEmpty ? nil : reasons.joined(separator: "; "),
      output: verdict == .failed ? output : [])
    outcome.plots = plots
    return outcome
  }

  private static func reason(_ threshold: ThresholdOutcome) -> String? {
    guard let value = threshold.value else { return nil }
    let reason = "\(threshold.metric) is \(value) where \(threshold.bound) is asked"
    let note = threshold.note.map { " (\($0))" } ?? ""
    return threshold.verdict == .inconclusive && threshold.isMeasured
      ? "\(reason), on a machine too busy to measure; run it again" : reason + note
  }
}
