import ByteText

/// The kinds of number that a plain scalar is taken for.
enum YAMLNumber {
  case integer, float

  /// What the resolver of `version` takes `text` for; nil where it is no number.
  ///
  /// Sources: `yaml/resolver.py` of PyYAML 6.0.3 and `ruamel/yaml/resolver.py` of ruamel.yaml
  /// 0.19.1; each line below is one line of their regular expressions.
  init?(_ text: ArraySlice<UInt8>, _ version: YAMLVersion) {
    guard let first = text.first, first.isDigit || "+-.".utf8.contains(first) else { return nil }
    switch version {
    case .yaml11 where isFloat11(text): self = .float
    case .yaml11 where isInteger11(text): self = .integer
    case .yaml12 where isFloat12(text): self = .float
    case .yaml12 where isInteger12(text): self = .integer
    default: return nil
    }
  }
}

private func isFloat11(_ text: ArraySlice<UInt8>) -> Bool {
  // [-+]?[0-9][0-9_]*\.[0-9_]*([eE][-+][0-9]+)?
  var scan = Scan(text)
  if scan.sign(), scan.number(), scan.one("."), scan.figures(),
    scan.isAtEnd || scan.exponent(signed: true)
  {
    return true
  }
  // \.[0-9][0-9_]*([eE][-+][0-9]+)?
  scan = Scan(text)
  if scan.one("."), scan.number(), scan.isAtEnd || scan.exponent(signed: true) { return true }
  // [-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*
  scan = Scan(text)
  if scan.sign(), scan.number(), scan.base60(), scan.one("."), scan.figures(), scan.isAtEnd {
    return true
  }
  return isSpecial(text)
}

private func isInteger11(_ text: ArraySlice<UInt8>) -> Bool {
  var unsigned = Scan(text)
  _ = unsigned.sign()
  // 0b[0-1_]+ | 0x[0-9a-fA-F_]+
  if unsigned.isPrefixed("0b", { $0 == 0x30 || $0 == 0x31 }) { return true }
  if unsigned.isPrefixed("0x", \.isHexDigit) { return true }
  // 0[0-7_]+
  if unsigned.isPrefixed("0", isOctalDigit) { return true }
  // 0 | [1-9][0-9_]* | [1-9][0-9_]*(?::[0-5]?[0-9])+
  var scan = unsigned
  if scan.one("0") { return scan.isAtEnd }
  return scan.number() && (scan.isAtEnd || scan.base60() && scan.isAtEnd)
}

private func isFloat12(_ text: ArraySlice<UInt8>) -> Bool {
  // [-+]?[0-9][0-9_]*\.[0-9_]*([eE][-+]?[0-9]+)?
  var scan = Scan(text)
  if scan.sign(), scan.number(), scan.one("."), scan.figures(),
    scan.isAtEnd || scan.exponent(signed: false)
  {
    return true
  }
  // [-+]?[0-9][0-9_]*[eE][-+]?[0-9]+
  scan = Scan(text)
  if scan.sign(), scan.number(), scan.exponent(signed: false) { return true }
  // [-+]?\.[0-9_]+([eE][-+][0-9]+)?
  scan = Scan(text)
  if scan.sign(), scan.one("."), !scan.isAtEnd, scan.isAtFigure, scan.figures(),
    scan.isAtEnd || scan.exponent(signed: true)
  {
    return true
  }
  return isSpecial(text)
}

private func isInteger12(_ text: ArraySlice<UInt8>) -> Bool {
  var unsigned = Scan(text)
  _ = unsigned.sign()
  // 0b[0-1_]+ | 0x[0-9a-fA-F_]+ | 0o[0-7_]+
  if unsigned.isPrefixed("0b", { $0 == 0x30 || $0 == 0x31 }) { return true }
  if unsigned.isPrefixed("0x", \.isHexDigit) { return true }
  if unsigned.isPrefixed("0o", isOctalDigit) { return true }
  // [0-9_]+
  return unsigned.isAtFigure && unsigned.figures() && unsigned.isAtEnd
}

/// `[-+]?\.(inf|Inf|INF)`, and without a sign `\.(nan|NaN|NAN)`.
private func isSpecial(_ text: ArraySlice<UInt8>) -> Bool {
  if text == ".nan" || text == ".NaN" || text == ".NAN" { return true }
  var unsigned = Scan(text)
  _ = unsigned.sign()
  return unsigned.rest == ".inf" || unsigned.rest == ".Inf" || unsigned.rest == ".INF"
}

private func isOctalDigit(_ byte: UInt8) -> Bool { (0x30...0x37).contains(byte) }

/// A place in a scalar; each method moves over what it names and says whether that was there.
private struct Scan {
  private(set) var rest: ArraySlice<UInt8>

  init(_ text: ArraySlice<UInt8>) {
    rest = text
  }

  var isAtEnd: Bool { rest.isEmpty }
  var isAtFigure: Bool { rest.first.map { $0.isDigit || $0 == .ascii("_") } ?? false }

  /// `[-+]?`, so always true.
  mutating func sign() -> Bool {
    if rest.first == .ascii("-") || rest.first == .ascii("+") { rest.removeFirst() }
    return true
  }

  mutating func one(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == .ascii(character) else { return false }
    rest.removeFirst()
    return true
  }

  /// `[0-9_]*`, so always true.
  mutating func figures() -> Bool {
    rest = rest.drop { $0.isDigit || $0 == .ascii("_") }
    return true
  }

  /// `[0-9][0-9_]*`
  mutating func number() -> Bool {
    rest.first?.isDigit == true && figures()
  }

  /// `[eE][-+][0-9]+` to the end; the sign may lack unless `signed`.
  mutating func exponent(signed: Bool) -> Bool {
    guard rest.first?.lowercased == .ascii("e") else { return false }
    rest.removeFirst()
    let count = rest.count
    _ = sign()
    return (rest.count < count || !signed) && rest.isAllDigits
  }

  /// `(?::[0-5]?[0-9])+`
  mutating func base60() -> Bool {
    var isFound = false
    while rest.first == .ascii(":") {
      let digits = rest.dropFirst().prefix { $0.isDigit }
      guard let first = digits.first, digits.count == 1 || digits.count == 2 && first < .ascii("6")
      else { return false }
      rest = rest.dropFirst(1 + digits.count)
      isFound = true
    }
    return isFound
  }

  /// `prefix[digits_]+` to the end.
  func isPrefixed(_ prefix: StaticString, _ isDigit: (UInt8) -> Bool) -> Bool {
    guard rest.hasPrefix(prefix) else { return false }
    let digits = rest.dropFirst(prefix.utf8CodeUnitCount)
    return !digits.isEmpty && digits.allSatisfy { isDigit($0) || $0 == .ascii("_") }
  }
}
