import ByteText

/// The unit that a metric's name states, and how to the base unit.
struct MetricUnit {
  /// `seconds` or `bytes`.
  let base: String
  private let factor: Double
  private let divisor: Double

  private init(_ base: String, factor: Double = 1, divisor: Double = 1) {
    (self.base, self.factor, self.divisor) = (base, factor, divisor)
  }

  /// Divided where the unit is smaller, so that 5 ms are exactly 0.005 s.
  func inBase(_ value: Double) -> Double { value * factor / divisor }

  /// Nil where no single word of the name is a unit, or where it is a rate (`rows_per_second`).
  init?(of name: String) {
    let words = name.utf8.map(\.lowercased).split { !$0.isAlphanumeric }.map { ByteString($0) }
    let units = words.compactMap { Self.known[$0] }
    guard units.count == 1, !words.contains("per") else { return nil }
    self = units[0]
  }

  private static let known: [ByteString: MetricUnit] = [
    "seconds": MetricUnit("seconds"), "sec": MetricUnit("seconds"),
    "milliseconds": MetricUnit("seconds", divisor: 1e3), "ms": MetricUnit("seconds", divisor: 1e3),
    "microseconds": MetricUnit("seconds", divisor: 1e6), "us": MetricUnit("seconds", divisor: 1e6),
    "nanoseconds": MetricUnit("seconds", divisor: 1e9), "ns": MetricUnit("seconds", divisor: 1e9),
    "minutes": MetricUnit("seconds", factor: 60), "hours": MetricUnit("seconds", factor: 3600),
    "bytes": MetricUnit("bytes"), "kb": MetricUnit("bytes", factor: 1e3),
    "mb": MetricUnit("bytes", factor: 1e6), "gb": MetricUnit("bytes", factor: 1e9),
    "kib": MetricUnit("bytes", factor: 1024), "mib": MetricUnit("bytes", factor: 1_048_576),
    "gib": MetricUnit("bytes", factor: 1_073_741_824),
  ]
}
