/// A double, or several side by side, with the IEEE operations that act on each alone.
///
/// An algorithm written for this protocol gives every lane the bits that it gives a single double.
protocol ElementwiseNumber: Hashable, Sendable {
  init(repeating value: Double)
  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  static func / (left: Self, right: Self) -> Self
  static prefix func - (value: Self) -> Self

  /// The greater of both, where neither is not a number.
  static func greater(_ left: Self, _ right: Self) -> Self
  /// This value, and `other` where `value` is below `bound`.
  func replaced(by other: Double, where value: Self, isBelow bound: Double) -> Self

  /// What e^x is made of, by n = `shifted` − 2^52 · 1.5: 2^((n mod 32)/32), and 2^⌊n/32⌋, which is
  /// zero for ⌊n/32⌋ = -1023 and infinity for 1024.
  static func powers(ofTwo shifted: Self) -> (fraction: DoubleWord<Self>, whole: Self)
}

extension ElementwiseNumber {
  @inline(__always)
  static func + (left: Self, right: Double) -> Self { left + Self(repeating: right) }

  @inline(__always)
  static func - (left: Self, right: Double) -> Self { left - Self(repeating: right) }

  @inline(__always)
  static func * (left: Self, right: Double) -> Self { left * Self(repeating: right) }
}

extension Double: ElementwiseNumber {
  @inline(__always)
  init(repeating value: Double) { self = value }

  @inline(__always)
  static func greater(_ left: Double, _ right: Double) -> Double { left < right ? right : left }

  @inline(__always)
  func replaced(by other: Double, where value: Double, isBelow bound: Double) -> Double {
    value < bound ? other : self
  }

  @inline(__always)
  static func powers(ofTwo shifted: Double) -> (fraction: DoubleWord<Double>, whole: Double) {
    let bits = shifted.bitPattern
    return (
      powersOfTwo[Int(truncatingIfNeeded: bits & 31)],
      Double(bitPattern: (bits & ~31) << 47 &+ 1023 << 52)
    )
  }
}
