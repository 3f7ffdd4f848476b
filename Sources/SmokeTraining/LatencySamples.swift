import IrisPipeline

/// How long predicting one row took, sample by sample; each sample is the mean over a batch of
/// rows.
///
/// A busy machine makes some samples slow, p99 by a hundredfold, but it cannot make the fastest one
/// faster than the code is. The fastest is therefore what is judged; the percentiles are
/// information.
struct LatencySamples {
  /// Seconds a row, ascending; never empty.
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
}

extension LatencySamples {
  /// 1000, so that a p99 means something.
  private static let sampleCount = 1000
  /// A thousand times what reading the clock costs.
  private static let shortestBatch = Duration.microseconds(20)

  /// Times the classifier on the rows of `data`, after a warm-up that finds how many passes make a
  /// batch.
  static func ofPredicting(_ data: LabelledData, with classifier: LogisticRegression)
    -> LatencySamples
  {
    var passes = 1
    while passes < 1 << 20, batch(passes, data, classifier) < shortestBatch { passes *= 2 }
    let rows = Double(passes * data.rowCount)
    return LatencySamples(
      (0..<sampleCount).map { _ in batch(passes, data, classifier).seconds / rows })
  }

  /// How long so many passes over all rows take.
  private static func batch(
    _ passes: Int, _ data: LabelledData, _ classifier: LogisticRegression
  ) -> Duration {
    let features = data.features
    var sum = 0
    let duration = ContinuousClock().measure {
      for _ in 0..<passes {
        for row in data.labels.indices { sum += classifier.label(ofRow: row, in: features) }
      }
    }
    // Keeps the predictions from being optimised away; each pass predicts the same.
    precondition(sum % passes == 0)
    return duration
  }
}

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
