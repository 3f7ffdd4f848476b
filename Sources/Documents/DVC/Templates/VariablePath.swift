import ByteText

/// Names and indexes of an expression: `a.b[0].c`.
struct VariablePath {
  /// Without blanks around them, as DVC looks them up.
  let components: [ByteString]

  /// Nil where the text is no path: an empty name, a bracket without its other one.
  init?(_ text: ByteString) {
    var rest = text[...]
    var components: [ByteString] = []
    guard Self.word(&rest, &components) else { return nil }
    while !rest.isEmpty {
      rest = rest.drop { $0.isWhitespace }
      guard let first = rest.first else { break }
      rest = rest.dropFirst()
      switch first {
      case .ascii("."): guard Self.word(&rest, &components) else { return nil }
      case .ascii("["):
        guard Self.word(&rest, &components), rest.first == .ascii("]") else { return nil }
        rest = rest.dropFirst()
      default: return nil
      }
    }
    self.components = components
  }

  private static func word(_ rest: inout ArraySlice<UInt8>, _ words: inout [ByteString]) -> Bool {
    let word = rest.prefix { $0 != .ascii(".") && $0 != .ascii("[") && $0 != .ascii("]") }
    guard !word.isEmpty else { return false }
    rest = rest.dropFirst(word.count)
    words.append(ByteString(word.trimmed))
    return true
  }
}
