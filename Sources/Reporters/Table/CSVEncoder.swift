import ByteText

/// The only way for input into CSV: a value stays one field, and a spreadsheet takes none for a formula.
///
/// Sources: RFC 4180; OWASP, "CSV Injection".
enum CSVEncoder {
  /// What hides is made visible, so no field holds a line break. A number stays a number, whatever its
  /// sign; any other text that begins as a formula does gets `'` before it.
  static func field(_ value: ByteString) -> String {
    let text = visibleText(value)
    let isFormula = text.unicodeScalars.first.map(formulaMarks.contains) == true
    let safe = isFormula && !isNumber(value) ? "'" + text : text
    guard safe.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" }) else { return safe }
    var quoted = "\""
    for scalar in safe.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// `=`, `+`, `-` and `@`, and their wide forms, which Excel of East Asian locales reads too.
  private static let formulaMarks: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]

  /// `-0.5`, `+12`, `-1e-05`: digits alone, with at most one point and one exponent.
  private static func isNumber(_ value: ByteString) -> Bool {
    var rest = value.bytes[...]
    func dropSign() {
      if let first = rest.first, first == .ascii("-") || first == .ascii("+") { rest.removeFirst() }
    }
    func dropDigits() -> Int {
      let digits = rest.prefix { $0.isDigit }
      rest = rest[digits.endIndex...]
      return digits.count
    }
    dropSign()
    guard dropDigits() > 0 else { return false }
    if rest.first == .ascii(".") {
      rest.removeFirst()
      guard dropDigits() > 0 else { return false }
    }
    if let mark = rest.first, mark == .ascii("e") || mark == .ascii("E") {
      rest.removeFirst()
      dropSign()
      guard dropDigits() > 0 else { return false }
    }
    return rest.isEmpty
  }
}
