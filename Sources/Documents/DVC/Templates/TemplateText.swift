import ByteText

/// The `${…}` of a text: `KEYCRE` of `dvc/parsing/interpolate.py`.
struct TemplateText {
  struct Expression {
    /// From `${` to `}`.
    let range: Range<Int>
    /// What is between the braces.
    let inner: ByteString
  }

  let text: ByteString
  let expressions: [Expression]

  init(_ text: ByteString) {
    self.text = text
    expressions = text.contains(.ascii("$")) ? Self.find(in: text.bytes) : []
  }

  /// Whether the text is one expression and nothing else: its value then keeps its type.
  var isExact: Bool { expressions.count == 1 && expressions[0].range == 0..<text.count }

  /// An expression ends at the first `}` of its line; a backslash before `${` escapes it.
  private static func find(in bytes: [UInt8]) -> [Expression] {
    var found: [Expression] = []
    var position = 0
    while position + 1 < bytes.count {
      guard bytes[position] == .ascii("$"), bytes[position + 1] == .ascii("{"),
        position == 0 || bytes[position - 1] != .ascii("\\")
      else {
        position += 1
        continue
      }
      let end = bytes[(position + 2)...].firstIndex { $0 == .ascii("}") || $0 == .lineFeed }
      guard let end else { break }
      if bytes[end] == .ascii("}") {
        found.append(
          Expression(range: position..<(end + 1), inner: ByteString(bytes[(position + 2)..<end])))
      }
      // Where the line has no `}`, no other `${` on it is an expression either.
      position = end + 1
    }
    return found
  }

  /// What DVC makes of `\${`.
  static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(.ascii("\\")) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      let isEscape =
        byte == .ascii("\\") && index + 2 < bytes.count && bytes[index + 1] == .ascii("$")
        && bytes[index + 2] == .ascii("{")
      if !isEscape { result.append(byte) }
    }
    return result
  }
}
