import IrisPipeline

/// One-sided 95 % bounds of a mean by the percentile bootstrap.
///
/// The values are drawn anew with replacement 2000 times, as many as there are; the bounds are the
/// 5 % and 95 % quantiles of the means. B. Efron, "Bootstrap methods: another look at the
/// jackknife", Annals of Statistics 7(1), 1979. The generator always starts at seed 0, so the same
/// values have the same bounds, on every machine.
struct BootstrapBounds: Hashable {
  let lower: Double
  let upper: Double

  static let resamples = 2000

  /// Draws `RandomState(0).randint(0, n, size=(2000, n))`, resample after resample; each mean is
  /// summed in the order of drawing, and quantiles are order statistics
  /// (`numpy.quantile(…, method="inverted_cdf")`).
  ///
  /// - Precondition: there is at least one value, and all are finite.
  init(ofMean values: [Double]) {
    precondition(!values.isEmpty && values.allSatisfy(\.isFinite))
    let last = UInt32(values.count - 1)
    let mask = last == 0 ? 0 : UInt32.max >> UInt32(last.leadingZeroBitCount)
    // An integer that the generator rejects for being too large adds zero: no branch to predict.
    let padded = values + [Double](repeating: 0, count: Int(mask - last))
    var generator = MersenneTwister(seed: 0)
    var means = [Double](repeating: 0, count: Self.resamples)
    for resample in means.indices {
      var sum = 0.0
      var drawn = 0
      while drawn < values.count {
        let number = generator.next() & mask
        sum += padded[Int(number)]
        drawn += number <= last ? 1 : 0
      }
      means[resample] = sum / Double(values.count)
    }
    means.sort()
    lower = means[Self.resamples / 20 - 1]
    upper = means[Self.resamples - Self.resamples / 20 - 1]
  }
}
