import ByteText

/// `["name"]`, deeper with more brackets.
struct SectionMarker {
  let depth: Int
  let closingDepth: Int
  let name: ByteString
  let range: ByteRange

  init?(_ text: ArraySlice<UInt8>) {
    guard text.first == .ascii("[") else { return nil }
    var rest = text
    var depth = 0
    while rest.first == .ascii("[") {
      depth += 1
      rest = rest.dropFirst().drop { $0.isWhitespace }
    }
    guard let first = rest.first, let end = Self.end(of: rest, first) else { return nil }
    let name = rest[..<end]
    var closingDepth = 0
    var tail = rest[end...].drop { $0.isWhitespace }
    while tail.first == .ascii("]") {
      closingDepth += 1
      tail = tail.dropFirst().drop { $0.isWhitespace }
    }
    self.depth = depth
    self.closingDepth = closingDepth
    self.name = unquotedConfiguration(name)
    range = text.startIndex..<(text.endIndex - tail.count)
  }

  /// The first place after which only closing brackets and a comment stand.
  private static func end(of rest: ArraySlice<UInt8>, _ first: UInt8) -> Int? {
    let isQuoted = first == .ascii("\"") || first == .ascii("'")
    var end = rest.startIndex + 1
    while end <= rest.endIndex {
      let isEnd = !isQuoted || end - rest.startIndex > 2 && rest[end - 1] == first
      if isEnd, closes(rest[end...]) { return end }
      end += 1
    }
    return nil
  }

  private static func closes(_ rest: ArraySlice<UInt8>) -> Bool {
    var rest = rest.drop { $0.isWhitespace }
    guard rest.first == .ascii("]") else { return false }
    rest = rest.drop { $0.isWhitespace || $0 == .ascii("]") }
    return isConfigurationComment(rest)
  }
}
