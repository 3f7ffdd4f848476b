extension SoftmaxProblem {
  /// The gradient in double-double, rounded to doubles at the end.
  ///
  /// Near the optimum the terms cancel almost wholly; what is left has all bits of a double only
  /// because every step before carries twice as many.
  func preciseGradient(at unknowns: [DoubleDouble]) -> [Double] {
    let precise = PreciseUnknowns(unknowns)
    var sums = [CompensatedSum<Lanes>](
      repeating: CompensatedSum(.zero), count: unknownCount)
    var powers = [DoubleWord<Lanes>](repeating: .zero, count: contrastCount)
    for block in 0..<blockCount {
      preciseResiduals(ofBlock: block, precise, &powers)
      for column in 0..<width {
        let value = Halves(columns[column * blockCount + block])
        for contrast in 0..<contrastCount {
          sums[contrast * width + column].add(
            Halves(powers[contrast].high), powers[contrast].low, times: value)
        }
      }
    }
    let penalty = precisePenalty(unknowns)
    return sums.indices.map { (penalty[$0] + Self.total(sums[$0].total)).high }
  }

  /// The unknowns as products take them.
  private struct PreciseUnknowns {
    let high: [Halves<Double>]
    let low: [Double]

    init(_ unknowns: [DoubleDouble]) {
      high = unknowns.map { Halves($0.high) }
      low = unknowns.map(\.low)
    }
  }

  /// The sum of the lanes, one after the other.
  private static func total(_ value: DoubleWord<Lanes>) -> DoubleDouble {
    (0..<Lanes.count).reduce(.zero) { $0 + DoubleDouble(value.high[$1], value.low[$1]) }
  }

  /// For each class but the last its probability, less one for the row's own.
  @inline(__always)
  private func preciseResiduals(
    ofBlock block: Int, _ unknowns: PreciseUnknowns, _ powers: inout [DoubleWord<Lanes>]
  ) {
    var greatest = Lanes(repeating: 0)
    for contrast in 0..<contrastCount {
      powers[contrast] = preciseScore(contrast, block, unknowns)
      greatest = .greater(greatest, powers[contrast].high)
    }
    var sum = Exponential.exponential(DoubleWord(-greatest))
    for contrast in 0..<contrastCount {
      powers[contrast] = Exponential.exponential(powers[contrast] + -greatest)
      sum = sum + powers[contrast]
    }
    let scale = DoubleWord.reciprocal(sum)
    for contrast in 0..<contrastCount {
      let own = labels[block].indicator(of: Double(contrast))
      powers[contrast] = powers[contrast] * scale + -own
    }
  }

  @inline(__always)
  private func preciseScore(
    _ contrast: Int, _ block: Int, _ unknowns: PreciseUnknowns
  ) -> DoubleWord<Lanes> {
    var score = CompensatedSum<Lanes>(.zero)
    for column in 0..<width {
      let index = contrast * width + column
      score.add(
        Halves(repeating: unknowns.high[index]), Lanes(repeating: unknowns.low[index]),
        times: Halves(columns[column * blockCount + block]))
    }
    return score.total
  }

  private func precisePenalty(_ unknowns: [DoubleDouble]) -> [DoubleDouble] {
    guard isPenalised else { return Array(repeating: .zero, count: unknownCount) }
    let coefficients = classParameters(ofContrasts: unknowns)
    return unknowns.indices.map { index in
      index % width < featureCount ? coefficients[index] * penalty : .zero
    }
  }

  /// The parameters of every class, whose columns sum to zero.
  func classParameters(ofContrasts contrasts: [DoubleDouble]) -> [DoubleDouble] {
    let share = DoubleDouble.reciprocal(DoubleDouble(Double(classCount)))
    let means = (0..<width).map { column in
      stride(from: column, to: unknownCount, by: width)
        .reduce(DoubleDouble.zero) { $0 + contrasts[$1] } * share
    }
    return (0..<classCount * width).map { index in
      index < unknownCount ? contrasts[index] - means[index % width] : -means[index % width]
    }
  }
}
