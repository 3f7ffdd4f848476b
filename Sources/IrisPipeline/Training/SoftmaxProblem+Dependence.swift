extension SoftmaxProblem {
  /// The first feature that is a linear combination of the intercept and the features before it, as
  /// far as doubles can tell: all but 2^-45 of it.
  func dependentFeature() -> Int? {
    // The modified Gram-Schmidt process.
    var basis: [(column: [DoubleDouble], inverseSquare: DoubleDouble)] = []
    for column in Array(featureCount..<width) + Array(0..<featureCount) {
      var rest = (0..<rowCount).map { DoubleDouble(value($0, column)) }
      let whole = Self.product(rest, rest).high
      for (other, inverseSquare) in basis {
        let share = -(Self.product(rest, other) * inverseSquare)
        for row in rest.indices { rest[row] = rest[row] + other[row] * share }
      }
      let square = Self.product(rest, rest)
      if square.high <= 0x1p-90 * whole { return column }
      basis.append((rest, DoubleDouble.reciprocal(square)))
    }
    return nil
  }

  func isConstant(_ feature: Int) -> Bool {
    (1..<rowCount).allSatisfy { value($0, feature) == value(0, feature) }
  }

  private func value(_ row: Int, _ column: Int) -> Double {
    let (block, lane) = row.quotientAndRemainder(dividingBy: Lanes.count)
    return columns[column * blockCount + block][lane]
  }

  private static func product(_ left: [DoubleDouble], _ right: [DoubleDouble]) -> DoubleDouble {
    zip(left, right).reduce(DoubleDouble.zero) { $0 + $1.0 * $1.1 }
  }
}
