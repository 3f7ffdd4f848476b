public import ByteText

/// `type: summary`, as in `experiment: Adam optimizer (exp-003)`; a scope in brackets and a `!` may stand
/// before the colon.
public struct ConventionalSubject: Sendable {
  /// The place of the type in the message.
  public let typeRange: ByteRange
  public let type: ByteString
  /// The place of what follows the colon and its blank.
  public let summaryRange: ByteRange
  public let summary: ByteString

  /// Nil for a subject of another form.
  public init?(_ subject: CommitMessage.Line) {
    let text = subject.text
    let type = text.prefix { $0.isAlphanumeric || $0 == .ascii("-") || $0 == .ascii("_") }
    var rest = text[type.endIndex..<text.count]
    if rest.first == .ascii("("), let end = rest.firstIndex(of: .ascii(")")) {
      rest = rest[(end + 1)...]
    }
    if rest.first == .ascii("!") { rest = rest.dropFirst() }
    guard !type.isEmpty, rest.starts(with: ": " as StaticString) else { return nil }
    let summary = rest.dropFirst(2).trimmed
    guard !summary.isEmpty else { return nil }
    let start = subject.range.lowerBound
    self.type = ByteString(type)
    typeRange = start..<(start + type.count)
    self.summary = ByteString(summary)
    summaryRange = (start + summary.startIndex)..<(start + summary.endIndex)
  }
}
