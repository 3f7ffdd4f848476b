public import ByteText

extension ScalarReading {
  /// The reading of a plain scalar by YAML 1.1, as PyYAML's resolver has it.
  public init(yaml11 text: ByteString) {
    switch text {
    case "", "~", "null", "Null", "NULL": self = .null
    case "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON": self = .boolean(true)
    case "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF": self = .boolean(false)
    default:
      if let number = YAMLNumber(text).yaml11 {
        self = .number(number)
      } else {
        self = isTimestamp(text) ? .timestamp : .string
      }
    }
  }

  /// The reading of a plain scalar by YAML 1.2, as ruamel's resolver has it.
  public init(yaml12 text: ByteString) {
    switch text {
    case "", "~", "null", "Null", "NULL": self = .null
    case "true", "True", "TRUE": self = .boolean(true)
    case "false", "False", "FALSE": self = .boolean(false)
    default:
      if let number = YAMLNumber(text).yaml12 {
        self = .number(number)
      } else {
        self = isTimestamp(text) ? .timestamp : .string
      }
    }
  }
}

/// `2024-01-15`, or with a time behind `T`, `t` or blanks: both readers make a date of it.
private func isTimestamp(_ text: ByteString) -> Bool {
  let bytes = text.bytes
  guard bytes.count >= 8, bytes[0].isDigit, bytes.prefix(4).isAllDigits, bytes[4] == .ascii("-")
  else { return false }
  let fields = bytes.split(separator: .ascii("-"), maxSplits: 2, omittingEmptySubsequences: false)
  guard fields.count == 3, fields[1].isAllDigits, (1...2).contains(fields[1].count) else {
    return false
  }
  let day = fields[2].prefix { $0.isDigit }
  guard (1...2).contains(day.count) else { return false }
  let rest = fields[2].dropFirst(day.count)
  if rest.isEmpty { return bytes.count == 10 }
  guard rest.first == .ascii("T") || rest.first == .ascii("t") || rest.first?.isBlank == true else {
    return false
  }
  return rest.dropFirst().drop { $0.isBlank }.first?.isDigit == true && rest.contains(":")
}
