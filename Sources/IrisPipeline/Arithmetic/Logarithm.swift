/// The natural logarithm from IEEE operations alone, the same bits on every machine.
enum Logarithm {
  /// ln x within one ulp, for a positive normal x; not a number for any other.
  ///
  /// The algorithm and constants of `e_log.c` in FDLIBM 5.3 (Sun Microsystems, 1993).
  static func logarithm(_ x: Double) -> Double {
    guard x.isNormal && x > 0 else { return .nan }
    var exponent = Double(Int(x.exponent))
    var fraction = x.significand
    if fraction > 0x1.6a09e667f3bcdp+0 {
      fraction *= 0.5
      exponent += 1
    }
    let f = fraction - 1
    let s = f / (2 + f)
    let z = s * s
    let halfSquare = 0.5 * f * f
    let correction = s * (halfSquare + z * series(z)) + exponent * 1.90821492927058770002e-10
    return exponent * 6.93147180369123816490e-01 - ((halfSquare - correction) - f)
  }

  private static func series(_ z: Double) -> Double {
    let upper =
      2.222219843214978396e-01 + z
      * (1.818357216161805012e-01 + z * (1.531383769920937332e-01 + z * 1.479819860511658591e-01))
    return 6.666666666666735130e-01 + z
      * (3.999999999940941908e-01 + z * (2.857142874366239149e-01 + z * upper))
  }
}
