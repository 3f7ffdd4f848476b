/// The mean and scale of each feature, as scikit-learn's `StandardScaler` defines them.
///
/// The scale is the population standard deviation, and 1 for a constant feature. Sums are taken in
/// double-double, so that both figures are correctly rounded and do not depend on the row order.
public struct FeatureScaler: Hashable, Sendable {
  /// One a feature.
  public let means: [Double]
  /// One a feature, positive.
  public let scales: [Double]

  /// - Precondition: the data has at least one row.
  public init(_ data: LabelledData) {
    precondition(data.rowCount > 0)
    let share = DoubleDouble.reciprocal(DoubleDouble(Double(data.rowCount)))
    var means: [Double] = []
    var scales: [Double] = []
    for feature in 0..<data.featureCount {
      let values = stride(from: feature, to: data.features.count, by: data.featureCount)
      let mean = values.reduce(DoubleDouble.zero) { $0 + data.features[$1] } * share
      let squares = values.reduce(DoubleDouble.zero) { sum, index in
        let deviation = -mean + data.features[index]
        return sum + deviation * deviation
      }
      means.append(mean.high)
      scales.append(Self.scale(mean.high, squares * share, rowCount: data.rowCount))
    }
    self.means = means
    self.scales = scales
  }

  /// `_is_constant_feature` of scikit-learn 1.9: a variance within what rounding can make of a
  /// constant is none.
  private static func scale(_ mean: Double, _ variance: DoubleDouble, rowCount: Int) -> Double {
    let rounding = Double(rowCount) * .ulpOfOne
    let bound = rounding * variance.high + (rounding * mean) * (rounding * mean)
    return variance.high <= bound ? 1 : DoubleDouble.squareRoot(variance).high
  }

  /// (x − mean) / scale for each feature of each row.
  func scaled(_ data: LabelledData) -> [Double] {
    data.features.indices.map { index in
      let feature = index % data.featureCount
      return (data.features[index] - means[feature]) / scales[feature]
    }
  }
}
