/// Four doubles side by side; a row of data each.
///
/// A fixed number, whatever vectors the processor has: it decides the order in which sums are taken.
/// Plain members rather than `SIMD4`, whose operations are slow in debug builds; the optimiser makes
/// vector instructions of both.
struct Lanes: ElementwiseNumber {
  static let count = 4

  private let l0, l1, l2, l3: Double

  /// - Parameter value: what each lane holds.
  @inline(__always)
  init(_ value: (_ lane: Int) -> Double) {
    l0 = value(0)
    l1 = value(1)
    l2 = value(2)
    l3 = value(3)
  }

  @inline(__always)
  init(repeating value: Double) { self.init { _ in value } }

  @inline(__always)
  private init(_ left: Self, _ right: Self, _ operation: (Double, Double) -> Double) {
    l0 = operation(left.l0, right.l0)
    l1 = operation(left.l1, right.l1)
    l2 = operation(left.l2, right.l2)
    l3 = operation(left.l3, right.l3)
  }

  /// The value of a lane in 0..<4.
  subscript(lane: Int) -> Double {
    switch lane {
    case 0: l0
    case 1: l1
    case 2: l2
    default: l3
    }
  }

  /// The sum of the lanes, in pairs.
  var total: Double { (l0 + l2) + (l1 + l3) }
}

extension Lanes {
  @inline(__always)
  static func + (left: Self, right: Self) -> Self { Self(left, right) { $0 + $1 } }

  @inline(__always)
  static func - (left: Self, right: Self) -> Self { Self(left, right) { $0 - $1 } }

  @inline(__always)
  static func * (left: Self, right: Self) -> Self { Self(left, right) { $0 * $1 } }

  @inline(__always)
  static func / (left: Self, right: Self) -> Self { Self(left, right) { $0 / $1 } }

  @inline(__always)
  static prefix func - (value: Self) -> Self { Self(value, value) { first, _ in -first } }

  @inline(__always)
  static func greater(_ left: Self, _ right: Self) -> Self {
    Self(left, right) { Double.greater($0, $1) }
  }

  @inline(__always)
  func replaced(by other: Double, where value: Self, isBelow bound: Double) -> Self {
    Self(self, value) { $0.replaced(by: other, where: $1, isBelow: bound) }
  }

  /// One where the lane is `value`, zero elsewhere.
  @inline(__always)
  func indicator(of value: Double) -> Self { Self(self, self) { lane, _ in lane == value ? 1 : 0 } }

  @inline(__always)
  static func powers(ofTwo shifted: Self) -> (fraction: DoubleWord<Self>, whole: Self) {
    let high = Self(shifted, shifted) { lane, _ in Double.powers(ofTwo: lane).fraction.high }
    let low = Self(shifted, shifted) { lane, _ in Double.powers(ofTwo: lane).fraction.low }
    let whole = Self(shifted, shifted) { lane, _ in Double.powers(ofTwo: lane).whole }
    return (DoubleWord(high, low), whole)
  }
}
