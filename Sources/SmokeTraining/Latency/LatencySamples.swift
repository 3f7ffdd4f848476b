import Findings

/// How long one kind of prediction took, sample by sample; each sample is the mean over a batch of
/// repetitions.
///
/// A busy machine makes some samples slow, p99 by a hundredfold, but it cannot make the fastest one
/// faster than the code is. The fastest is therefore what is judged; the percentiles are
/// information.
struct LatencySamples {
  /// Seconds, ascending; never empty.
  let sorted: [Double]

  init(_ samples: [Double]) {
    precondition(!samples.isEmpty)
    sorted = samples.sorted()
  }

  var minimum: Double { sorted[0] }

  /// The nearest-rank percentile: the least sample that so many per cent of all do not exceed.
  func percentile(_ share: Int) -> Double {
    sorted[max(0, (share * sorted.count + 99) / 100 - 1)]
  }

  /// Whether the samples scatter too much for a miss to prove anything: their median absolute
  /// deviation exceeds a tenth of their median.
  ///
  /// A bound that the fastest sample meets is met all the same, however noisy the others are.
  var isNoisy: Bool {
    let median = percentile(50)
    let deviations = LatencySamples(sorted.map { ($0 - median).magnitude })
    return !(deviations.percentile(50) <= 0.1 * median)
  }

  /// `NAME_min`, `NAME_p50`, `NAME_p95` and `NAME_p99`.
  func metrics(_ name: String) -> [Metric] {
    [Metric(name: name + "_min", value: minimum, isMeasured: true)]
      + [50, 95, 99].map {
        Metric(name: "\(name)_p\($0)", value: percentile($0), isMeasured: true)
      }
  }
}
