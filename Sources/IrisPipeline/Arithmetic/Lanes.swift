/// Eight doubles side by side; a row of data each.
///
/// A fixed number, whatever vectors the processor has: it decides the order in which sums are taken.
typealias Lanes = SIMD8<Double>

extension Lanes: ElementwiseNumber {
  @inline(__always)
  static func greater(_ left: Self, _ right: Self) -> Self {
    left.replacing(with: right, where: left .< right)
  }

  @inline(__always)
  func replaced(by other: Double, where value: Self, isBelow bound: Double) -> Self {
    replacing(with: other, where: value .< bound)
  }

  @inline(__always)
  static func powers(ofTwo shifted: Self) -> (fraction: DoubleWord<Self>, whole: Self) {
    var fraction = DoubleWord<Self>(.zero, .zero)
    var whole = Self.zero
    for lane in 0..<scalarCount {
      let powers = Double.powers(ofTwo: shifted[lane])
      fraction.high[lane] = powers.fraction.high
      fraction.low[lane] = powers.fraction.low
      whole[lane] = powers.whole
    }
    return (fraction, whole)
  }

  /// The sum of the lanes, in pairs.
  @inline(__always)
  var total: Double {
    let quarters = lowHalf + highHalf
    let pairs = quarters.lowHalf + quarters.highHalf
    return pairs.x + pairs.y
  }
}
