/// The exponential function from IEEE operations alone, the same bits on every machine.
///
/// `x = n · ln2/32 + r` with |r| ≤ ln2/64, so that e^x = 2^(n/32) · e^r: a table for the first
/// factor and a polynomial for the second. After P. T. P. Tang, "Table-driven implementation of the
/// exponential function in IEEE floating-point arithmetic", ACM TOMS 15(2), 1989.
enum Exponential {
  private static let inverseStep = 0x1.71547652b82fep+5
  /// ln2/32 in three parts; the first two have 37 bits, so that their product with `n` is exact.
  private static let step1 = 0x1.62e42fefa0000p-6
  private static let step2 = 0x1.cf79abc9e0000p-45
  private static let step3 = 0x1.d9cc01f97b57ap-84
  /// Adding this to a double below 2^51 rounds it to the nearest integer.
  private static let roundingShift = 0x1.8p+52

  /// e^x within one ulp; below -700 it is zero, above 700 infinity.
  @inline(__always)
  static func exponential(_ x: Double) -> Double {
    guard x.magnitude <= 700 else { return outside(x) }
    let count = (x * inverseStep + roundingShift) - roundingShift
    let r = (x - count * step1) - count * step2
    let tail =
      r * r * (1.0 / 2 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120 + r * (1.0 / 720)))))
    let n = Int(count)
    let factor = powersOfTwo[n & 31]
    return scaled(factor.high + (factor.low + factor.high * (r + tail)), by: n >> 5)
  }

  /// e^x with a relative error below 2^-91, for -700 ≤ x.high ≤ 700; outside as for a double.
  static func exponential(_ x: DoubleDouble) -> DoubleDouble {
    guard x.high.magnitude <= 700 else { return DoubleDouble(outside(x.high)) }
    let count = (x.high * inverseStep + roundingShift) - roundingShift
    let n = Int(count)
    let r =
      DoubleDouble.sum(x.high - count * step1, -(count * step2)) + (x.low - count * step3)
    let factor = powersOfTwo[n & 31]
    let result = factor + factor * (r * seriesAfterOne(r))
    return DoubleDouble(scaled(result.high, by: n >> 5), scaled(result.low, by: n >> 5))
  }

  private static func outside(_ x: Double) -> Double {
    if x.isNaN { return x }
    return x < 0 ? 0 : .infinity
  }

  /// (e^r - 1) / r by its Taylor series: the first four terms in double-double, the others need no
  /// more than a double.
  @inline(__always)
  private static func seriesAfterOne(_ r: DoubleDouble) -> DoubleDouble {
    let h = r.high
    let last = 1.0 / 362_880 + h * (1.0 / 3_628_800 + h * (1.0 / 39_916_800))
    let small =
      1.0 / 120 + h * (1.0 / 720 + h * (1.0 / 5040 + h * (1.0 / 40320 + h * last)))
    let fourth = DoubleDouble(0x1.5555555555555p-5, 0x1.5555555555555p-59) + h * small
    let third = DoubleDouble(0x1.5555555555555p-3, 0x1.5555555555555p-57) + r * fourth
    let second = r * third + 0.5
    return r * second + 1
  }

  /// `value · 2^exponent` for a normal result.
  @inline(__always)
  private static func scaled(_ value: Double, by exponent: Int) -> Double {
    value * Double(bitPattern: UInt64(exponent + 1023) << 52)
  }
}
