/// The text of a double that loses no bit: `-0x1.93878abe380ebp-2`, as Python's `float.hex` writes
/// it.
public enum HexadecimalFloat {
  /// Thirteen hexadecimal digits after the point; zero is `0x0.0p+0`, subnormals start with `0x0.`.
  public static func text(_ value: Double) -> String {
    precondition(value.isFinite)
    let sign = value.sign == .minus ? "-" : ""
    if value.isZero { return sign + "0x0.0p+0" }
    let digits = String(value.significandBitPattern, radix: 16)
    let padded = String(repeating: "0", count: 13 - digits.count) + digits
    let exponent = value.isSubnormal ? -1022 : Int(value.exponent)
    let exponentSign = exponent < 0 ? "-" : "+"
    let whole = value.isSubnormal ? 0 : 1
    return "\(sign)0x\(whole).\(padded)p\(exponentSign)\(exponent.magnitude)"
  }

  /// The value of a text that `text(_:)` wrote; nil for any other text.
  public static func value(_ text: String) -> Double? {
    guard text.utf8.starts(with: "0x".utf8) || text.utf8.starts(with: "-0x".utf8),
      let value = Double(text), value.isFinite, Self.text(value) == text
    else { return nil }
    return value
  }
}
