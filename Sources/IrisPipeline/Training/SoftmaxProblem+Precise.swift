extension SoftmaxProblem {
  /// The gradient in double-double, rounded to doubles at the end.
  ///
  /// Near the optimum the terms cancel almost wholly; what is left has all bits of a double only
  /// because every step before carries twice as many.
  func preciseGradient(at parameters: [DoubleDouble]) -> [Double] {
    var gradient = precisePenaltyGradient(parameters).map { CompensatedSum($0) }
    var residuals = [DoubleDouble](repeating: .zero, count: classCount)
    for row in labels.indices {
      preciseResiduals(ofRow: row, parameters, into: &residuals)
      let start = row * width
      for label in 0..<classCount {
        let residual = residuals[label]
        for column in 0..<width {
          let index = label * width + column
          gradient[index].add(residual, times: rows[start + column])
        }
      }
    }
    return gradient.map(\.total.high)
  }

  private func precisePenaltyGradient(_ parameters: [DoubleDouble]) -> [DoubleDouble] {
    let intercepts = stride(from: width - 1, to: parameters.count, by: width)
      .reduce(DoubleDouble.zero) { $0 + parameters[$1] }
    return parameters.enumerated().map { index, value in
      index % width == width - 1 ? intercepts : value * penalty
    }
  }

  /// For each class its probability, less one for the row's own.
  @inline(__always)
  private func preciseResiduals(
    ofRow row: Int, _ parameters: [DoubleDouble], into residuals: inout [DoubleDouble]
  ) {
    let start = row * width
    var greatest = DoubleDouble(-.infinity)
    for label in 0..<classCount {
      var score = CompensatedSum(parameters[label * width + width - 1])
      for column in 0..<width - 1 {
        score.add(parameters[label * width + column], times: rows[start + column])
      }
      residuals[label] = score.total
      if residuals[label].high > greatest.high { greatest = residuals[label] }
    }
    var sum = DoubleDouble.zero
    for label in 0..<classCount {
      residuals[label] = Exponential.exponential(residuals[label] - greatest)
      sum = sum + residuals[label]
    }
    let scale = DoubleDouble.reciprocal(sum)
    for label in 0..<classCount { residuals[label] = residuals[label] * scale }
    residuals[labels[row]] = residuals[labels[row]] + -1
  }
}
