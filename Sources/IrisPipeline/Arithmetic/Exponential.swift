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
  /// Where 2^⌊n/32⌋ is held as zero.
  private static let lowerBound = -708.7
  /// Where 2^⌊n/32⌋ is held as infinity.
  private static let upperBound = 710.0
  /// Adding this to a double below 2^51 rounds it to the nearest integer.
  private static let roundingShift = 0x1.8p+52

  /// e^x within one ulp; zero below -708.41, infinity where that is too large.
  @inline(__always)
  static func exponential<Number: ElementwiseNumber>(_ x: Number) -> Number {
    let (shifted, inside) = reduced(x)
    let count = shifted - roundingShift
    let r = (inside - count * step1) - count * step2
    let fifth: Number = Number(repeating: 1.0 / 720) * r + Number(repeating: 1.0 / 120)
    let fourth: Number = fifth * r + Number(repeating: 1.0 / 24)
    let third: Number = fourth * r + Number(repeating: 1.0 / 6)
    let second: Number = third * r + Number(repeating: 1.0 / 2)
    let tail: Number = r * r * second
    let (fraction, whole) = Number.powers(ofTwo: shifted)
    let result = fraction.high + (fraction.low + fraction.high * (r + tail))
    return result * whole
  }

  /// e^x with a relative error below 2^-91, for -670 ≤ x.high ≤ 709; zero as for a double.
  @inline(__always)
  static func exponential<Number>(_ x: DoubleWord<Number>) -> DoubleWord<Number> {
    let (shifted, inside) = reduced(x.high)
    let count = shifted - roundingShift
    let r =
      DoubleWord.sum(inside - count * step1, -(count * step2)) + (x.low - count * step3)
    let (fraction, whole) = Number.powers(ofTwo: shifted)
    let result = fraction + fraction * (r * seriesAfterOne(r))
    return DoubleWord(result.high * whole, result.low * whole)
  }

  /// The argument within the bounds, and its whole steps plus `roundingShift`.
  @inline(__always)
  private static func reduced<Number: ElementwiseNumber>(
    _ x: Number
  ) -> (shifted: Number, inside: Number) {
    let inside = x.replaced(by: lowerBound, where: x, isBelow: lowerBound)
      .replaced(by: upperBound, where: -x, isBelow: -upperBound)
    return (inside * inverseStep + roundingShift, inside)
  }

  /// (e^r - 1) / r by its Taylor series: the first four terms in double-double, the others need no
  /// more than a double.
  @inline(__always)
  private static func seriesAfterOne<Number>(_ r: DoubleWord<Number>) -> DoubleWord<Number> {
    let h = r.high
    let tenth: Number = Number(repeating: 1.0 / 39_916_800) * h + Number(repeating: 1.0 / 3_628_800)
    let ninth: Number = tenth * h + Number(repeating: 1.0 / 362_880)
    let eighth: Number = ninth * h + Number(repeating: 1.0 / 40320)
    let seventh: Number = eighth * h + Number(repeating: 1.0 / 5040)
    let sixth: Number = seventh * h + Number(repeating: 1.0 / 720)
    let fifth: Number = sixth * h + Number(repeating: 1.0 / 120)
    let fourth = DoubleWord(repeating: twentyFourth) + h * fifth
    let third = DoubleWord(repeating: oneSixth) + r * fourth
    let second = r * third + Number(repeating: 1.0 / 2)
    return r * second + Number(repeating: 1)
  }

  /// 1/24.
  private static let twentyFourth = DoubleDouble(0x1.5555555555555p-5, 0x1.5555555555555p-59)
  /// 1/6.
  private static let oneSixth = DoubleDouble(0x1.5555555555555p-3, 0x1.5555555555555p-57)
}
