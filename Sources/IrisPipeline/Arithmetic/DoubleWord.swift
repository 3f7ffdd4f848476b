/// The unevaluated sum of two numbers, `high + low`, with about 106 bits.
///
/// Built from IEEE additions and multiplications alone, so every machine gets the same bits: Swift
/// never contracts a product and a sum into a fused operation. Algorithms: T. J. Dekker, "A
/// floating-point technique for extending the available precision", Numerische Mathematik 18, 1971;
/// M. Joldes, J.-M. Muller and V. Popescu, "Tight and rigorous error bounds for basic building
/// blocks of double-word arithmetic", ACM TOMS 44(2), 2017.
struct DoubleWord<Number: ElementwiseNumber>: Hashable, Sendable {
  /// The value rounded to the nearest double, for every result of the operations below.
  var high: Number
  var low: Number

  @inline(__always)
  init(_ high: Number, _ low: Number) {
    self.high = high
    self.low = low
  }

  @inline(__always)
  init(_ value: Number) { self.init(value, Number(repeating: 0)) }

  @inline(__always)
  init(repeating value: DoubleDouble) {
    self.init(Number(repeating: value.high), Number(repeating: value.low))
  }

  @inline(__always)
  static var zero: Self { Self(Number(repeating: 0)) }

  /// The exact sum of two numbers of any sizes.
  @inline(__always)
  static func sum(_ a: Number, _ b: Number) -> Self {
    let sum = a + b
    let part = sum - a
    return Self(sum, (a - (sum - part)) + (b - part))
  }

  /// The exact sum of two numbers where `a` has the larger exponent or is zero.
  @inline(__always)
  static func orderedSum(_ a: Number, _ b: Number) -> Self {
    let sum = a + b
    return Self(sum, b - (sum - a))
  }

  /// The exact product of two numbers, unless it over- or underflows.
  @inline(__always)
  static func product(_ a: Number, _ b: Number) -> Self { product(Halves(a), Halves(b)) }

  @inline(__always)
  static func product(_ a: Halves<Number>, _ b: Halves<Number>) -> Self {
    let product = a.value * b.value
    let error = ((a.high * b.high - product) + a.high * b.low + a.low * b.high) + a.low * b.low
    return Self(product, error)
  }
}

typealias DoubleDouble = DoubleWord<Double>

/// A number with its two parts of 26 bits each, by Veltkamp's splitting.
struct Halves<Number: ElementwiseNumber> {
  let value: Number
  let high: Number
  let low: Number

  @inline(__always)
  init(_ value: Number) {
    let scaled = value * 0x1.0000002p+27
    self.value = value
    high = scaled - (scaled - value)
    low = value - high
  }

  @inline(__always)
  init(repeating halves: Halves<Double>) {
    value = Number(repeating: halves.value)
    high = Number(repeating: halves.high)
    low = Number(repeating: halves.low)
  }
}

extension DoubleWord {
  @inline(__always)
  static func + (left: Self, right: Self) -> Self {
    let highs = sum(left.high, right.high)
    let lows = sum(left.low, right.low)
    let first = orderedSum(highs.high, highs.low + lows.high)
    return orderedSum(first.high, lows.low + first.low)
  }

  @inline(__always)
  static func + (left: Self, right: Number) -> Self {
    let highs = sum(left.high, right)
    return orderedSum(highs.high, left.low + highs.low)
  }

  @inline(__always)
  static prefix func - (value: Self) -> Self { Self(-value.high, -value.low) }

  @inline(__always)
  static func - (left: Self, right: Self) -> Self { left + -right }

  @inline(__always)
  static func * (left: Self, right: Self) -> Self {
    let product = product(left.high, right.high)
    let cross = left.high * right.low + left.low * right.high
    return orderedSum(product.high, product.low + cross)
  }

  @inline(__always)
  static func * (left: Self, right: Number) -> Self {
    let product = product(left.high, right)
    return orderedSum(product.high, product.low + left.low * right)
  }

  /// `1 / value`, by two steps of Newton's iteration.
  @inline(__always)
  static func reciprocal(_ value: Self) -> Self {
    let start = Number(repeating: 1) / value.high
    let remainder = Self(Number(repeating: 1)) - value * start
    return Self(start) + remainder * start
  }
}

extension DoubleWord where Number == Double {
  /// The square root of a value that is not negative, by a step of Newton's iteration.
  static func squareRoot(_ value: Self) -> Self {
    if value.high <= 0 { return .zero }
    let start = value.high.squareRoot()
    let remainder = value - product(start, start)
    return orderedSum(start, remainder.high / (2 * start))
  }
}
