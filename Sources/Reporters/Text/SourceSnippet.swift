import ByteText
package import Findings

/// A source line and the carets under a range of it, ready for a terminal of `width` columns.
///
/// Tabs stay tabs in both lines, so that they align whatever the tab stops are; a wide character
/// gets two carets and a combining mark none.
package struct SourceSnippet {
  package let line: String
  package let carets: String

  package init(_ excerpt: SourceExcerpt, under range: SourceRange, width: Int) {
    let cells = SnippetCell.cells(of: excerpt)
    let endColumn = range.end.line == range.start.line ? range.end.column : Int.max
    let first = cells.firstIndex { $0.column >= range.start.column } ?? cells.endIndex
    let last = cells[first...].firstIndex { $0.column >= endColumn } ?? cells.endIndex
    let shown = Self.window(of: cells, around: first..<last, excerpt, width)
    let isCutBefore = excerpt.isCutBefore || shown.lowerBound > 0
    let isCutAfter = excerpt.isCutAfter || shown.upperBound < cells.endIndex
    line =
      (isCutBefore ? "…" : "") + cells[shown].map(\.text).joined() + (isCutAfter ? "…" : "")
    let padding = cells[shown.lowerBound..<first].map { $0.filled(with: " ") }.joined()
    let marked = cells[first..<min(last, shown.upperBound)]
    carets = (isCutBefore ? " " : "") + padding + Self.carets(under: marked)
  }

  private static func carets(under cells: ArraySlice<SnippetCell>) -> String {
    // A tab is only a gap between carets; where nothing else is marked one caret points at it.
    guard let last = cells.lastIndex(where: { $0.text != "\t" && $0.width > 0 }) else { return "^" }
    return cells[...last].map { $0.filled(with: "^") }.joined()
  }

  /// The cells that fit into `width`: the whole line, or from a little before `marked`.
  private static func window(
    of cells: [SnippetCell], around marked: Range<Int>, _ excerpt: SourceExcerpt, _ width: Int
  ) -> Range<Int> {
    let end = cells[..<marked.upperBound].reduce(0) { $0 + $1.width }
    var start = 0
    if excerpt.isCutBefore || end >= width {
      start = marked.lowerBound
      var room = width / 3
      while start > 0, room >= cells[start - 1].width {
        start -= 1
        room -= cells[start].width
      }
      while start < marked.lowerBound, cells[start].width == 0 { start += 1 }
    }
    var stop = start
    var room = width
    while stop < cells.endIndex, room >= cells[stop].width {
      room -= cells[stop].width
      stop += 1
    }
    return start..<max(stop, marked.lowerBound)
  }
}

/// One code point of a source line as it is shown.
struct SnippetCell {
  let text: String
  /// Terminal columns; a tab counts as eight.
  let width: Int
  /// Its column in the file, from 1.
  let column: Int

  /// As wide as the cell, in another character; a tab stays a tab.
  func filled(with character: Character) -> String {
    text == "\t" ? "\t" : String(repeating: character, count: width)
  }

  static func cells(of excerpt: SourceExcerpt) -> [SnippetCell] {
    var cells: [SnippetCell] = []
    var column = excerpt.firstColumn - 1
    var rest = excerpt.bytes.bytes[...]
    while let byte = rest.first {
      // A continuation byte that stands alone begins no code point.
      if byte & 0xC0 != 0x80 { column += 1 }
      let length = validUTF8Length(rest) ?? 1
      cells.append(SnippetCell(rest.prefix(length), column: max(column, 1)))
      rest = rest.dropFirst(length)
    }
    return cells
  }

  private init(_ bytes: ArraySlice<UInt8>, column: Int) {
    self.column = column
    if bytes.count == 1, let byte = bytes.first, byte == .tab || (0x20...0x7E).contains(byte) {
      text = String(UnicodeScalar(byte))
      width = byte == .tab ? 8 : 1
    } else {
      text = visibleText(bytes)
      width = text.unicodeScalars.reduce(0) { $0 + terminalWidth($1) }
    }
  }
}
