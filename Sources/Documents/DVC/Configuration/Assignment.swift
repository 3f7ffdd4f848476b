import ByteText

/// `key = value`, the value with its comment.
struct Assignment {
  let key: ByteString
  let keyRange: ByteRange
  let value: ArraySlice<UInt8>

  init?(_ text: ArraySlice<UInt8>) {
    guard let first = text.first, first != .ascii("=") else { return nil }
    var end: Int?
    if first == .ascii("\"") || first == .ascii("'") {
      for place in text.indices.dropFirst() where end == nil && text[place] == first {
        let next = text[(place + 1)...].drop { $0.isWhitespace }
        if next.first == .ascii("=") { end = place + 1 }
      }
    } else {
      end = text.firstIndex(of: .ascii("="))
    }
    guard let end else { return nil }
    let key = text[..<end].trimmed
    guard let equals = text[end...].firstIndex(of: .ascii("=")) else { return nil }
    self.key = unquotedConfiguration(key)
    keyRange = key.startIndex..<key.endIndex
    value = text[(equals + 1)...].drop { $0.isWhitespace }
  }
}
