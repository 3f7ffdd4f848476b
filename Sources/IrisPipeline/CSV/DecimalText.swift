/// Doubles as Python and pandas write and read them.
public enum DecimalText {
  /// The shortest text that reads back as the same finite double: Python's `repr`.
  ///
  /// Swift's own description is the same but for whole numbers from 2^53 up to 10^16, where Swift
  /// already uses an exponent.
  public static func text(_ value: Double) -> String {
    precondition(value.isFinite)
    if value.magnitude >= 0x1p53 && value.magnitude < 1e16 { return "\(Int(value)).0" }
    return value.description
  }

  /// The nearest double of a decimal number such as `-1.5e3`; nil for any other text.
  ///
  /// Blanks around it are allowed, as in pandas; what is too large reads as infinity.
  public static func value(_ text: some BidirectionalCollection<UInt8>) -> Double? {
    let number = trimmed(text)
    guard isDecimal(number) else { return nil }
    return Double(String(decoding: number, as: UTF8.self))
  }

  /// Whether the text is an integer of any size, blanks around it allowed.
  static func isInteger(_ text: some BidirectionalCollection<UInt8>) -> Bool {
    var rest = trimmed(text)[...]
    skipSign(&rest)
    return skipDigits(&rest) > 0 && rest.isEmpty
  }

  /// The integer; nil where it does not fit 64 bits.
  static func integer(_ text: some BidirectionalCollection<UInt8>) -> Int? {
    Int(String(decoding: trimmed(text), as: UTF8.self))
  }

  private static func trimmed(_ text: some BidirectionalCollection<UInt8>) -> [UInt8] {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    let start = text.drop(while: isBlank)
    guard let end = start.lastIndex(where: { !isBlank($0) }) else { return [] }
    return Array(start[...end])
  }

  private static func isDecimal(_ text: [UInt8]) -> Bool {
    var rest = text[...]
    skipSign(&rest)
    var digits = skipDigits(&rest)
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      digits += skipDigits(&rest)
    }
    guard digits > 0 else { return false }
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      skipSign(&rest)
      if skipDigits(&rest) == 0 { return false }
    }
    return rest.isEmpty
  }

  private static func skipSign(_ text: inout ArraySlice<UInt8>) {
    if let sign = text.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      text.removeFirst()
    }
  }

  private static func skipDigits(_ text: inout ArraySlice<UInt8>) -> Int {
    let count = text.prefix { (0x30...0x39).contains($0) }.count
    text.removeFirst(count)
    return count
  }
}
