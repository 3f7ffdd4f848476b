/// The parameters for unscaled features in double-double, each with how far it may be off.
struct PreciseClassifier {
  /// For each class its coefficients, then its intercept.
  private var values: [(value: DoubleDouble, error: Double)] = []

  /// Folds the scaling in: w'_kj = w_kj / s_j and b'_k = b_k − Σ_j w'_kj m_j.
  init(_ polish: Polish, _ problem: SoftmaxProblem, _ scaler: FeatureScaler?) {
    let parameters = polish.parameters
    let inverses = scaler?.scales.map { DoubleDouble.reciprocal(DoubleDouble($0)) }
    for label in 0..<problem.classCount {
      let start = label * problem.width
      var intercept = (value: DoubleDouble.zero, error: 0.0)
      if problem.width > problem.featureCount {
        intercept.value = parameters[start + problem.featureCount]
        intercept.error = polish.error(ofColumn: problem.featureCount)
      }
      for feature in 0..<problem.featureCount {
        var (value, error) = (parameters[start + feature], polish.error(ofColumn: feature))
        if let scaler, let inverses {
          value = value * inverses[feature]
          error = error / scaler.scales[feature] + 0x1p-98 * value.high.magnitude
          let shift = value * scaler.means[feature]
          intercept.value = intercept.value - shift
          intercept.error +=
            error * scaler.means[feature].magnitude + 0x1p-98 * shift.high.magnitude
        }
        values.append((value, error))
      }
      values.append(intercept)
    }
  }

  /// The values rounded to the nearest doubles; nil where an error leaves one in doubt.
  var rounded: [Double]? {
    let isCertain = values.allSatisfy { value, error in
      value.high + (value.low + error) == value.high + (value.low - error)
    }
    return isCertain ? values.map(\.value.high) : nil
  }

  /// The nearest doubles as far as is known; zero where nothing tells a value from it, as symmetric
  /// data has.
  var nearest: [Double] {
    values.map { $0.value.high.magnitude <= $0.error ? 0 : $0.value.high }
  }
}
