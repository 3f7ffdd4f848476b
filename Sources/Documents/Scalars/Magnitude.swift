/// A whole number of any size, to tell exactly what a double makes of it.
struct Magnitude {
  /// Base 2³², least significant first, no leading zeros.
  private var limbs: [UInt32] = []

  /// Past this many digits of any base every number exceeds the doubles.
  private static let maximumDigits = 1_100

  /// From digit values, most significant first.
  init(digits: some Collection<UInt8>, base: UInt32) {
    for digit in digits.drop(while: { $0 == 0 }).prefix(Self.maximumDigits) {
      multiply(by: base, adding: UInt32(digit))
    }
  }

  /// From ASCII decimal digits.
  init(decimal: some Collection<UInt8>) {
    self.init(digits: decimal.lazy.map { $0 - 0x30 }, base: 10)
  }

  private mutating func multiply(by factor: UInt32, adding addend: UInt32) {
    var carry = UInt64(addend)
    for index in limbs.indices {
      carry += UInt64(limbs[index]) * UInt64(factor)
      limbs[index] = UInt32(truncatingIfNeeded: carry)
      carry >>= 32
    }
    if carry > 0 { limbs.append(UInt32(carry)) }
  }

  private var bitWidth: Int {
    guard let last = limbs.last else { return 0 }
    return limbs.count * 32 - last.leadingZeroBitCount
  }

  private var trailingZeroBits: Int {
    guard let index = limbs.firstIndex(where: { $0 != 0 }) else { return 0 }
    return index * 32 + limbs[index].trailingZeroBitCount
  }

  /// Whether some double has this very value: at most 53 significant bits, below 2¹⁰²⁴.
  var isExactDouble: Bool { bitWidth - trailingZeroBits <= 53 && bitWidth <= 1_024 }

  /// Rounded once, to nearest and ties to even; infinite past the range.
  var nearestDouble: Double {
    guard bitWidth > 64 else {
      return Double(limbs.reversed().reduce(UInt64(0)) { $0 << 32 | UInt64($1) })
    }
    // The upper 64 bits, the lowest of them set where anything below them is: enough to round once.
    let shift = bitWidth - 64
    var top: UInt64 = 0
    for bit in stride(from: bitWidth - 1, through: shift, by: -1) {
      top = top << 1 | UInt64(limbs[bit / 32] >> UInt32(bit % 32) & 1)
    }
    if trailingZeroBits < shift { top |= 1 }
    return Double(sign: .plus, exponent: shift, significand: Double(top))
  }
}
