import ByteText

/// The number grammars of the two YAML versions over one plain scalar, without regular expressions.
///
/// Sources: `yaml/resolver.py` of PyYAML 6 (1.1) and `ruamel/yaml/resolver.py` (1.2).
struct YAMLNumber {
  private let isNegative: Bool
  /// The text without its sign.
  private let body: ArraySlice<UInt8>

  init(_ text: ByteString) {
    let hasSign = text.first == .ascii("-") || text.first == .ascii("+")
    isNegative = text.first == .ascii("-")
    body = text.bytes.dropFirst(hasSign ? 1 : 0)
  }

  /// A leading zero makes an octal number; an exponent needs a dot and a sign; `1:30` is base 60.
  var yaml11: ScalarNumber? {
    guard body.first.map({ $0.isDigit || $0 == .ascii(".") }) == true else { return nil }
    if let special { return special }
    if let prefixed = prefixed(octalMark: nil) { return prefixed }
    if body.count > 1, body.first == .ascii("0"), body.allSatisfy(isOctalOrUnderscore) {
      return integer(radix: 8, body.dropFirst())
    }
    if let sexagesimal { return sexagesimal }
    if body.first != .ascii("0") || body.count == 1, isDigits(body) {
      return integer(radix: 10, body)
    }
    return decimal(needsDot: true, needsExponentSign: true)
  }

  /// `0o17` is octal and `017` decimal; `1e-3` and `1e3` are numbers.
  var yaml12: ScalarNumber? {
    guard body.first.map({ $0.isDigit || $0 == .ascii(".") }) == true else { return nil }
    if let special { return special }
    if let prefixed = prefixed(octalMark: .ascii("o")) { return prefixed }
    if isDigits(body) { return integer(radix: 10, body) }
    return decimal(needsDot: false, needsExponentSign: false)
  }

  /// `.inf` and `.nan`
  private var special: ScalarNumber? {
    switch ByteString(body) {
    case ".inf", ".Inf", ".INF":
      ScalarNumber(value: isNegative ? -.infinity : .infinity, isInteger: false)
    case ".nan", ".NaN", ".NAN": ScalarNumber(value: .nan, isInteger: false)
    default: nil
    }
  }

  /// `0b101`, `0x1F`, and with a mark `0o17`
  private func prefixed(octalMark: UInt8?) -> ScalarNumber? {
    guard body.count > 2, body.first == .ascii("0") else { return nil }
    let mark = body[body.startIndex + 1]
    let digits = body.dropFirst(2)
    switch mark {
    case .ascii("b") where digits.allSatisfy { $0 == 0x30 || $0 == 0x31 || $0 == .ascii("_") }:
      return integer(radix: 2, digits)
    case .ascii("x") where digits.allSatisfy { $0.isHexDigit || $0 == .ascii("_") }:
      return integer(radix: 16, digits)
    case octalMark where digits.allSatisfy(isOctalOrUnderscore): return integer(radix: 8, digits)
    default: return nil
    }
  }

  private func isOctalOrUnderscore(_ byte: UInt8) -> Bool {
    (0x30...0x37).contains(byte) || byte == .ascii("_")
  }

  private func isDigits(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.first?.isDigit == true && bytes.allSatisfy { $0.isDigit || $0 == .ascii("_") }
  }

  private func integer(radix: Double, _ digits: ArraySlice<UInt8>) -> ScalarNumber? {
    let figures = digits.compactMap(\.hexValue)
    guard !figures.isEmpty else { return nil }
    if radix == 10 {
      return number(Double(String(decoding: digits.filter(\.isDigit), as: UTF8.self)), true)
    }
    return number(figures.reduce(0) { $0 * radix + Double($1) }, true)
  }

  private func number(_ magnitude: Double?, _ isInteger: Bool) -> ScalarNumber? {
    magnitude.map { ScalarNumber(value: isNegative ? -$0 : $0, isInteger: isInteger) }
  }

  /// `1:30` and `1:30.5`, base 60
  private var sexagesimal: ScalarNumber? {
    let parts = body.split(separator: .ascii(":"), omittingEmptySubsequences: false)
    guard parts.count > 1, isDigits(parts[0]) else { return nil }
    let last = parts[parts.count - 1]
    let whole = last.prefix { $0 != .ascii(".") }
    let isFloat = whole.count < last.count
    guard isFloat || parts[0].first != .ascii("0") else { return nil }
    let middle = parts[1..<(parts.count - 1)] + [whole]
    guard middle.allSatisfy({ $0.isAllDigits && $0.count <= 2 && ($0.decimalValue ?? 60) < 60 }),
      last.dropFirst(whole.count + 1).allSatisfy({ $0.isDigit || $0 == .ascii("_") })
    else { return nil }
    let value = ([parts[0]] + middle).reduce(0.0) {
      $0 * 60 + (Double(String(decoding: $1.filter(\.isDigit), as: UTF8.self)) ?? 0)
    }
    let fraction = Double("0" + String(decoding: last.dropFirst(whole.count), as: UTF8.self)) ?? 0
    return number(value + fraction, !isFloat)
  }

  /// `1.5`, `1.`, `.5`, `1.5e-3` and, where the version allows, `1e3`
  private func decimal(needsDot: Bool, needsExponentSign: Bool) -> ScalarNumber? {
    let mantissa = body.prefix { $0.lowercased != .ascii("e") }
    let exponent = body.dropFirst(mantissa.count)
    let whole = mantissa.prefix { $0 != .ascii(".") }
    let hasDot = whole.count < mantissa.count
    guard hasDot || !needsDot && !exponent.isEmpty,
      whole.isEmpty ? mantissa.dropFirst().first?.isDigit == true : isDigits(whole),
      mantissa.dropFirst(whole.count + 1).allSatisfy({ $0.isDigit || $0 == .ascii("_") }),
      exponent.isEmpty || isExponent(exponent.dropFirst(), needsSign: needsExponentSign)
    else { return nil }
    let text = body.filter { $0 != .ascii("_") }
    let figures =
      text.prefix { $0.lowercased != .ascii("e") } + text.drop { $0.lowercased != .ascii("e") }
    return number(Double(normalised(figures)), false)
  }

  private func isExponent(_ bytes: ArraySlice<UInt8>, needsSign: Bool) -> Bool {
    let hasSign = bytes.first == .ascii("-") || bytes.first == .ascii("+")
    return (hasSign || !needsSign) && bytes.dropFirst(hasSign ? 1 : 0).isAllDigits
  }

  /// Swift's parser wants a digit on both sides of the dot.
  private func normalised(_ figures: ArraySlice<UInt8>) -> String {
    let mantissa = figures.prefix { $0.lowercased != .ascii("e") }
    let exponent = figures.dropFirst(mantissa.count)
    let head = mantissa.first == .ascii(".") ? "0" : ""
    let tail = mantissa.last == .ascii(".") ? "0" : ""
    return head + String(decoding: mantissa, as: UTF8.self) + tail
      + String(decoding: exponent, as: UTF8.self)
  }
}
