import ByteText

/// The number that Python's YAML constructors make of a scalar's text; nil where they refuse it.
///
/// Sources: `construct_yaml_int` and `construct_yaml_float` in `yaml/constructor.py` of PyYAML 6.0.3
/// and `ruamel/yaml/constructor.py` of ruamel.yaml 0.19.1.
struct PythonNumber {
  private let isNegative: Bool
  /// Lower case, without underscores, sign and surrounding blanks.
  private let magnitude: [UInt8]
  private let version: YAMLVersion

  init(_ text: ArraySlice<UInt8>, _ version: YAMLVersion) {
    let trimmed = text.trimmed
    let hasSign = trimmed.first == .ascii("-") || trimmed.first == .ascii("+")
    isNegative = trimmed.first == .ascii("-")
    magnitude = trimmed.dropFirst(hasSign ? 1 : 0).filter { $0 != .ascii("_") }.map(\.lowercased)
    self.version = version
  }

  /// In YAML 1.1 a leading zero means octal and `1:30` is base 60.
  var integer: ScalarNumber? {
    if magnitude == "0" { return ScalarNumber(value: 0, isInteger: true) }
    if magnitude.hasPrefix("0b") { return power(1, magnitude.dropFirst(2)) }
    if magnitude.hasPrefix("0x") { return power(4, magnitude.dropFirst(2)) }
    if magnitude.hasPrefix("0o") { return power(3, magnitude.dropFirst(2)) }
    if version == .yaml11, magnitude.first == .ascii("0") { return power(3, magnitude[...]) }
    if version == .yaml11, magnitude.contains(.ascii(":")) { return base60(isInteger: true) }
    guard magnitude.isAllDigits, let value = Double(asText(magnitude)) else { return nil }
    let isExact = magnitude.count <= 15 || Magnitude(decimal: magnitude).isExactDouble
    return signed(value, isInteger: true, isExact: isExact)
  }

  /// Python's `float()` besides YAML's own `.inf` and `.nan`.
  var float: ScalarNumber? {
    switch ByteString(magnitude) {
    case ".inf", "inf", "infinity": return signed(.infinity, isInteger: false)
    case ".nan", "nan": return signed(.nan, isInteger: false)
    default: break
    }
    if version == .yaml11, magnitude.contains(.ascii(":")) { return base60(isInteger: false) }
    return decimal(magnitude[...]).flatMap { signed($0, isInteger: false) }
  }

  private func signed(_ value: Double, isInteger: Bool, isExact: Bool = true) -> ScalarNumber {
    ScalarNumber(value: isNegative ? -value : value, isInteger: isInteger, isExact: isExact)
  }

  /// Digits of base 2, 8 or 16: one, three or four bits each.
  private func power(_ bitsPerDigit: Int, _ digits: ArraySlice<UInt8>) -> ScalarNumber? {
    let values = digits.compactMap(\.hexValue)
    guard !values.isEmpty, values.count == digits.count,
      values.allSatisfy({ $0 < 1 << bitsPerDigit })
    else { return nil }
    let magnitude = Magnitude(digits: values, base: 1 << UInt32(bitsPerDigit))
    return signed(magnitude.nearestDouble, isInteger: true, isExact: magnitude.isExactDouble)
  }

  private func base60(isInteger: Bool) -> ScalarNumber? {
    var value = 0.0
    for part in magnitude.split(separator: .ascii(":"), omittingEmptySubsequences: false) {
      guard let figure = isInteger && !part.isAllDigits ? nil : decimal(part) else { return nil }
      value = value * 60 + figure
    }
    return signed(value, isInteger: isInteger)
  }

  /// `1`, `1.`, `.5`, `1.5e3`
  private func decimal(_ text: ArraySlice<UInt8>) -> Double? {
    let mantissa = text.prefix { $0 != .ascii("e") }
    let whole = mantissa.prefix { $0.isDigit }
    let fraction = mantissa.dropFirst(whole.count + 1)
    guard !whole.isEmpty || !fraction.isEmpty, fraction.allSatisfy(\.isDigit),
      whole.count == mantissa.count || mantissa[whole.endIndex] == .ascii(".")
    else { return nil }
    var exponent = text.dropFirst(mantissa.count)
    if !exponent.isEmpty {
      let digits = exponent.dropFirst().drop { $0 == .ascii("-") || $0 == .ascii("+") }
      guard digits.isAllDigits, exponent.count - digits.count <= 2 else { return nil }
      exponent = exponent.prefix(16)
    }
    // Swift's parser wants a digit on both sides of the dot.
    return Double("0\(asText(whole)).\(asText(fraction))0\(asText(exponent))")
  }

  private func asText(_ digits: some Collection<UInt8>) -> String {
    String(decoding: digits, as: UTF8.self)
  }
}
