extension ConfigurationValue {
  /// The default as YAML on one line; nil where there is none to show.
  var starterText: String? {
    switch self {
    case .boolean(let value): "\(value)"
    case .number(_, let value): Int(exactly: value).map { "\($0)" } ?? "\(value)"
    case .integer(_, let value): "\(value)"
    case .size(_, let value): "\(ByteSize(value))"
    case .choice(_, let value): yaml(value)
    case .standardText(let value): value.isEmpty ? nil : yaml(value)
    case .texts(let values), .patterns(let values), .rules(let values), .choices(_, let values):
      values.isEmpty ? nil : "[\(values.map(yaml).joined(separator: ", "))]"
    case .text, .someTexts, .pattern, .someRules, .severities, .ranges, .figureBounds, .amounts,
      .variables, .section, .entries:
      nil
    }
  }
}

/// A text as a YAML scalar: plain where every reader takes it for that text.
private func yaml(_ text: String) -> String {
  let ambiguous = ["true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf"]
  let isPlain =
    text.utf8.first.map { $0 < 0x80 && Character(Unicode.Scalar($0)).isLetter } == true
    && text.utf8.allSatisfy { byte in
      byte < 0x80
        && (Character(Unicode.Scalar(byte)).isLetter || "0123456789-_./".utf8.contains(byte))
    }
  if isPlain, !ambiguous.contains(text.lowercased()) { return text }
  return "'\(text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'"
}
