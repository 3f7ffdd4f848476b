import Findings

extension Histogram {
  private static let binCount = 24

  /// From the fastest sample to the 99th percentile: one slow sample of a busy machine would leave all
  /// others in one interval.
  init(_ name: String, of samples: LatencySamples) {
    let (low, high) = (samples.minimum, samples.percentile(99))
    guard high > low else {
      let count = samples.sorted.count { $0 <= high }
      self.init(
        name: name, low: low, high: low, counts: [count],
        countAbove: samples.sorted.count - count)
      return
    }
    var counts = [Int](repeating: 0, count: Self.binCount)
    var countAbove = 0
    for sample in samples.sorted {
      guard sample <= high else {
        countAbove += 1
        continue
      }
      let share = (sample - low) / (high - low)
      counts[min(Int(share * Double(Self.binCount)), Self.binCount - 1)] += 1
    }
    self.init(name: name, low: low, high: high, counts: counts, countAbove: countAbove)
  }
}
