import ByteText

/// The only way for text onto a terminal: what could act on it or hide in it becomes visible.
package enum TerminalEncoder {
  /// The lines of `text`, each safe; a message may have several.
  static func lines(_ text: String) -> [String] {
    // Nearly every text.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return [text] }
    return text.utf8.split(separator: .lineFeed, omittingEmptySubsequences: false).map {
      visibleText($0)
    }
  }

  /// A line that another program printed, behind a bar: a CI server obeys `::command::` at the start of a
  /// line and `##[command]` anywhere in one.
  static func foreignLine(_ line: ByteString) -> String {
    "| " + withoutCommandMark(line.description)
  }

  /// `text` with `##[` as `## [`.
  package static func withoutCommandMark(_ text: String) -> String {
    guard text.utf8.contains(.ascii("[")) else { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if byte == .ascii("["), bytes.suffix(2) == [.ascii("#"), .ascii("#")] {
        bytes.append(.space)
      }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `text` on one line.
  static func line(_ text: String) -> String { visibleText(text.utf8) }
}
