import ByteText

/// The only way for text into a workflow command of GitHub's runner, `::name key=value,…::data`.
///
/// The runner takes back `%25`, `%0D` and `%0A` in data, and `%3A` and `%2C` too in a property (actions/runner,
/// ActionCommand.cs). It also obeys `##[command]` anywhere in a line that is no such command, and shows logs by
/// the same mark, so that none is left whole.
enum WorkflowCommandEncoder {
  /// The text of a message; its lines stay lines.
  static func data(_ text: String) -> String {
    let lines = TerminalEncoder.lines(text).map { TerminalEncoder.withoutCommandMark($0) }
    return lines.map { escaped($0, "%") }.joined(separator: "%0A")
  }

  /// The value of a property, on one line.
  static func property(_ text: String) -> String {
    escaped(TerminalEncoder.withoutCommandMark(TerminalEncoder.line(text)), "%:,")
  }

  private static func escaped(_ text: String, _ marks: StaticString) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if marks.withUTF8Buffer({ unsafe $0.contains(byte) }) {
        bytes.append(contentsOf: "%\(hexadecimal(UInt32(byte), width: 2))".utf8)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
