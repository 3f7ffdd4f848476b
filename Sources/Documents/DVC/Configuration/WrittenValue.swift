import ByteText

/// A value on one line, its comment taken off.
struct WrittenValue {
  let value: ConfigurationValue
  let range: ByteRange

  init?(_ text: ArraySlice<UInt8>) {
    var elements: [ByteString] = []
    var rest = text
    if rest.first == .ascii(",") {
      guard isConfigurationComment(rest.dropFirst()) else { return nil }
      self.init(.list([]), text.startIndex..<(text.startIndex + 1))
      return
    }
    while let end = Self.element(rest) {
      elements.append(unquotedConfiguration(rest[..<end].trimmed))
      rest = rest[end...].drop { $0.isWhitespace }.dropFirst().drop { $0.isWhitespace }
    }
    guard let last = Self.single(rest) else { return nil }
    let range = text.startIndex..<(last.isEmpty ? rest.startIndex : last.endIndex)
    if elements.isEmpty {
      self.init(.text(unquotedConfiguration(last)), range)
    } else {
      self.init(.list(last.isEmpty ? elements : elements + [unquotedConfiguration(last)]), range)
    }
  }

  private init(_ value: ConfigurationValue, _ range: ByteRange) {
    self.value = value
    self.range = range
  }

  /// The end of a list's element, if a comma follows it.
  private static func element(_ text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first, first != .ascii(","), first != .ascii("#") else { return nil }
    guard first == .ascii("\"") || first == .ascii("'") else {
      let end = text.firstIndex { $0 == .ascii(",") || $0 == .ascii("#") }
      return end.flatMap { text[$0] == .ascii(",") ? $0 : nil }
    }
    for place in text.indices.dropFirst() where text[place] == first {
      if text[(place + 1)...].drop(while: { $0.isWhitespace }).first == .ascii(",") {
        return place + 1
      }
    }
    return nil
  }

  /// What stands before the comment; nil where it is no value.
  private static func single(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let first = text.first, first != .ascii("#") else { return text.prefix(0) }
    guard first != .ascii(",") else { return nil }
    guard first == .ascii("\"") || first == .ascii("'") else {
      return text[..<(text.firstIndex(of: .ascii("#")) ?? text.endIndex)].trimmed
    }
    for place in text.indices.dropFirst() where text[place] == first {
      if isConfigurationComment(text[(place + 1)...]) { return text[...place] }
    }
    return nil
  }
}

/// Whether nothing but blanks and a comment is left.
func isConfigurationComment(_ rest: ArraySlice<UInt8>) -> Bool {
  rest.first { !$0.isWhitespace }.map { $0 == .ascii("#") } ?? true
}

/// The text without the quotes around it, if they are of one kind.
func unquotedConfiguration(_ text: ArraySlice<UInt8>) -> ByteString {
  guard text.count > 1, let first = text.first, first == text.last,
    first == .ascii("\"") || first == .ascii("'")
  else { return ByteString(text) }
  return ByteString(text.dropFirst().dropLast())
}
