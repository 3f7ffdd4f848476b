import ByteText

/// An axis with round numbers: 1, 2 or 5 times a power of ten apart.
struct PlotAxis {
  let ticks: [Double]

  /// From the round number at or below `low` to the one at or above `high`; about five steps.
  init(from low: Double, to high: Double) {
    let span = high > low ? high - low : max(high.magnitude, 1) * 0.1
    let (low, high) = high > low ? (low, high) : (low - span / 2, high + span / 2)
    let step = Self.roundStep(span / 4)
    let (first, last) = ((low / step).rounded(.down), (high / step).rounded(.up))
    ticks = (0...min(Int(last - first), 12)).map { (first + Double($0)) * step }
  }

  private static func roundStep(_ step: Double) -> Double {
    var power = 1.0
    while power > step, power > 1e-300 { power /= 10 }
    while power * 10 <= step, power < 1e300 { power *= 10 }
    let factor = step / power
    return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10)
  }

  /// Where `value` lies: 0 at the first tick, 1 at the last.
  func position(of value: Double) -> Double {
    guard let low = ticks.first, let high = ticks.last, high > low else { return 0 }
    return (value - low) / (high - low)
  }

  static func label(_ value: Double) -> String {
    // Of 0.1 + 0.2 the sum is not its label.
    let text = significantText(value.magnitude < 1e-300 ? 0 : value, digits: 4)
    return text.utf8.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Whether it can be drawn.
  static func isDrawable(_ value: Double) -> Bool {
    value == 0 || (value.magnitude > 1e-12 && value.magnitude < 1e12)
  }
}
