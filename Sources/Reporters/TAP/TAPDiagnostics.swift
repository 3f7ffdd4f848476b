import ByteText

/// The YAML below a test point, in the subset that TAP's own readers know: members one a line, a list of
/// mappings, every text between quotation marks.
struct TAPDiagnostics {
  private var content: [UInt8] = []
  /// What stands before the next member.
  private var indent = "  "

  /// The most bytes of one text.
  static let textLimit = 4096

  /// With its marks; nothing where nothing was told.
  var bytes: [UInt8] {
    content.isEmpty ? [] : Array("  ---\n".utf8) + content + Array("  ...\n".utf8)
  }

  mutating func member(_ name: StaticString, _ number: Int) {
    append("\(name): \(number)")
  }

  /// Text that is JSON too; visible, since YAML reads some escapes of JSON differently.
  mutating func member(_ name: StaticString, _ text: String) {
    let lines = TerminalEncoder.lines(shortened(text, to: Self.textLimit))
    var json = JSONWriter()
    json.string(lines.joined(separator: "\n"))
    append("\(name): \(String(decoding: json.bytes, as: UTF8.self))")
  }

  /// A list with a mapping for each element; nothing where there is none.
  mutating func list<Element>(
    _ name: StaticString, _ elements: some Collection<Element>,
    _ members: (inout Self, Element) -> Void
  ) {
    if elements.isEmpty { return }
    append("\(name):")
    for element in elements {
      indent = "    - "
      members(&self, element)
    }
    indent = "  "
  }

  private mutating func append(_ line: String) {
    content.append(contentsOf: "\(indent)\(line)\n".utf8)
    if indent == "    - " { indent = "      " }
  }
}
