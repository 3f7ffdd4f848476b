/// How measured values are distributed: counts in intervals of one width, without the longest values.
public struct Histogram: Hashable, Sendable {
  /// What was measured; the unit is part of the name (`predict_seconds`).
  public var name: String
  /// Where the first interval begins and the last one ends, in the name's unit.
  public var low: Double
  public var high: Double
  /// Of each interval.
  public var counts: [Int]
  /// How many values lie above `high`.
  public var countAbove: Int

  public init(name: String, low: Double, high: Double, counts: [Int], countAbove: Int = 0) {
    self.name = name
    self.low = low
    self.high = high
    self.counts = counts
    self.countAbove = countAbove
  }
}
