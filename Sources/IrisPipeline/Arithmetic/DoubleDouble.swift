/// The unevaluated sum of two doubles, `high + low`, with about 106 bits.
///
/// Built from IEEE additions and multiplications alone, so every machine gets the same bits: Swift
/// never contracts a product and a sum into a fused operation. Algorithms: T. J. Dekker, "A
/// floating-point technique for extending the available precision", Numerische Mathematik 18, 1971;
/// M. Joldes, J.-M. Muller and V. Popescu, "Tight and rigorous error bounds for basic building
/// blocks of double-word arithmetic", ACM TOMS 44(2), 2017.
struct DoubleDouble: Equatable {
  /// The value rounded to the nearest double, for every result of the operations below.
  var high: Double
  var low: Double

  init(_ high: Double, _ low: Double = 0) {
    self.high = high
    self.low = low
  }

  static let zero = DoubleDouble(0)

  /// The exact sum of two doubles of any sizes.
  @inline(__always)
  static func sum(_ a: Double, _ b: Double) -> DoubleDouble {
    let sum = a + b
    let part = sum - a
    return DoubleDouble(sum, (a - (sum - part)) + (b - part))
  }

  /// The exact sum of two doubles where `a` has the larger exponent or is zero.
  @inline(__always)
  static func orderedSum(_ a: Double, _ b: Double) -> DoubleDouble {
    let sum = a + b
    return DoubleDouble(sum, b - (sum - a))
  }

  /// The exact product of two doubles, unless it over- or underflows.
  @inline(__always)
  static func product(_ a: Double, _ b: Double) -> DoubleDouble {
    let product = a * b
    let (aHigh, aLow) = halves(a)
    let (bHigh, bLow) = halves(b)
    let error = ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow
    return DoubleDouble(product, error)
  }

  /// Veltkamp's splitting into two parts of 26 bits each.
  @inline(__always)
  private static func halves(_ a: Double) -> (Double, Double) {
    let scaled = 0x1.0000002p+27 * a
    let high = scaled - (scaled - a)
    return (high, a - high)
  }
}

extension DoubleDouble {
  @inline(__always)
  static func + (left: Self, right: Self) -> Self {
    let highs = sum(left.high, right.high)
    let lows = sum(left.low, right.low)
    let first = orderedSum(highs.high, highs.low + lows.high)
    return orderedSum(first.high, lows.low + first.low)
  }

  @inline(__always)
  static func + (left: Self, right: Double) -> Self {
    let highs = sum(left.high, right)
    return orderedSum(highs.high, left.low + highs.low)
  }

  @inline(__always)
  static prefix func - (value: Self) -> Self { DoubleDouble(-value.high, -value.low) }

  @inline(__always)
  static func - (left: Self, right: Self) -> Self { left + -right }

  @inline(__always)
  static func * (left: Self, right: Self) -> Self {
    let product = product(left.high, right.high)
    let cross = left.high * right.low + left.low * right.high
    return orderedSum(product.high, product.low + cross)
  }

  @inline(__always)
  static func * (left: Self, right: Double) -> Self {
    let product = product(left.high, right)
    return orderedSum(product.high, product.low + left.low * right)
  }

  /// `1 / value`, by two steps of Newton's iteration.
  static func reciprocal(_ value: Self) -> Self {
    let start = 1 / value.high
    let remainder = DoubleDouble(1) - value * start
    return DoubleDouble(start) + remainder * start
  }
}
