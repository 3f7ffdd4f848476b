import ByteText
import Findings

/// A bound on a metric. What is no finite number never meets it.
enum Threshold {
  case minimum(String, Double)
  case maximum(String, Double)

  /// - Parameters:
  ///   - isNoisy: whether a miss may be the machine's fault and is therefore inconclusive.
  ///   - note: what the figure means, where the verdict alone does not say it.
  ///   - isMeasured: see `Metric`.
  func outcome(
    _ value: Double, isNoisy: Bool = false, note: String? = nil, isMeasured: Bool = false
  ) -> ThresholdOutcome {
    let verdict: Verdict = isMet(by: value) ? .passed : isNoisy ? .inconclusive : .failed
    return ThresholdOutcome(
      metric: metric, bound: text, value: value.isFinite ? value : nil,
      verdict: value.isFinite ? verdict : .failed, note: note, isMeasured: isMeasured)
  }

  /// The bound of a figure that was not measured.
  func missing(_ note: String) -> ThresholdOutcome {
    ThresholdOutcome(metric: metric, bound: text, value: nil, verdict: .failed, note: note)
  }

  var metric: String {
    switch self {
    case .minimum(let metric, _), .maximum(let metric, _): metric
    }
  }

  var text: String {
    switch self {
    case .minimum(_, let bound): ">= \(Self.plain(bound))"
    case .maximum(_, let bound): "<= \(Self.plain(bound))"
    }
  }

  /// `0` rather than `0.0`.
  private static func plain(_ value: Double) -> String {
    Int(exactly: value).map(\.description) ?? value.description
  }

  /// Comparisons with NaN are false, so a bound that is no number fails as well.
  private func isMet(by value: Double) -> Bool {
    switch self {
    case .minimum(_, let bound): value.isFinite && value >= bound
    case .maximum(_, let bound): value.isFinite && value <= bound
    }
  }
}

extension FigureBounds {
  var thresholds: [Threshold] {
    let name = name.description
    return [minimum.map { .minimum(name, $0) }, maximum.map { .maximum(name, $0) }]
      .compactMap(\.self)
  }
}
