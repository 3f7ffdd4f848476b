import Findings

/// A bound on a metric. What is no finite number never meets it.
enum Threshold {
  case minimum(String, Double)
  case maximum(String, Double)

  /// - Parameter isNoisy: whether a miss may be the machine's fault and is therefore inconclusive.
  func outcome(_ value: Double, isNoisy: Bool = false) -> ThresholdOutcome {
    let verdict: Verdict = isMet(by: value) ? .passed : isNoisy ? .inconclusive : .failed
    return ThresholdOutcome(
      metric: metric, bound: text, value: value.isFinite ? value : nil,
      verdict: value.isFinite ? verdict : .failed)
  }

  private var metric: String {
    switch self {
    case .minimum(let metric, _), .maximum(let metric, _): metric
    }
  }

  private var text: String {
    switch self {
    case .minimum(_, let bound): ">= \(bound)"
    case .maximum(_, let bound): "<= \(bound)"
    }
  }

  /// Comparisons with NaN are false, so a bound that is no number fails as well.
  private func isMet(by value: Double) -> Bool {
    switch self {
    case .minimum(_, let bound): value.isFinite && value >= bound
    case .maximum(_, let bound): value.isFinite && value <= bound
    }
  }
}
