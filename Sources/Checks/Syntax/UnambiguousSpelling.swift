import ByteText
import Documents

/// What to write instead of a scalar that the two YAML versions read differently.
func unambiguousSpelling(
  of text: ByteString, _ old: ScalarReading, _ new: ScalarReading
) -> String {
  switch (old, new) {
  case (.boolean(let value), _): return "write \(value) or '\(text)'"
  case (.number(let left), .number(let right)):
    return "write \(left.written) or \(right.written), or quote it"
  case (.string, .number(let number)):
    let spelled = spelledOut(text)
    let isSame = ScalarReading(yaml11: spelled) == new && ScalarReading(yaml12: spelled) == new
    return "write \(isSame ? spelled.description : number.written)"
  default: return "quote it"
  }
}

/// A spelling that both versions read as the number that the newer one reads already; nil where there is none.
func certainSpelling(of text: ByteString, _ number: ScalarNumber) -> ByteString? {
  [spelledOut(text), ByteString(number.written)].first { spelled in
    ScalarReading(yaml11: spelled) == .number(number)
      && ScalarReading(yaml12: spelled) == .number(number)
  }
}

/// The same number with a digit on both sides of the point and a signed exponent: `1.0e-3`.
private func spelledOut(_ text: ByteString) -> ByteString {
  let sign = text.prefix { $0 == .ascii("-") || $0 == .ascii("+") }
  let number = text.dropFirst(sign.count)
  let mantissa = number.prefix { $0.lowercased != .ascii("e") }
  let exponent = number.dropFirst(mantissa.count + 1)
  var spelled = Array(sign)
  if mantissa.first == .ascii(".") { spelled.append(.ascii("0")) }
  spelled += mantissa
  if !mantissa.contains(.ascii(".")) { spelled += [.ascii("."), .ascii("0")] }
  if mantissa.last == .ascii(".") { spelled.append(.ascii("0")) }
  guard let first = exponent.first else { return ByteString(spelled) }
  spelled.append(.ascii("e"))
  if first.isDigit { spelled.append(.ascii("+")) }
  return ByteString(spelled + exponent)
}

extension ScalarReading {
  /// The reading in words, for messages.
  func described(_ text: ByteString) -> String {
    switch self {
    case .null: "null"
    case .boolean(let value): "the boolean \(value)"
    case .number(let number): "the number \(number.written)"
    case .timestamp: "a date"
    case .string: "the string \(text.quoted)"
    case .refused: "nothing: it refuses the file"
    }
  }
}

extension ScalarNumber {
  /// As Python prints it, near enough for a message.
  var written: String {
    guard isInteger, let whole = Int(exactly: value) else { return "\(value)" }
    return "\(whole)"
  }
}
