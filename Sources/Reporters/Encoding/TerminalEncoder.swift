import ByteText

/// The only way for text onto a terminal: what could act on it or hide in it becomes visible.
enum TerminalEncoder {
  /// The lines of `text`, each safe; a message may have several.
  static func lines(_ text: String) -> [String] {
    text.utf8.split(separator: .lineFeed, omittingEmptySubsequences: false).map { visibleText($0) }
  }

  /// `text` on one line.
  static func line(_ text: String) -> String { visibleText(text.utf8) }
}
