import Findings

/// A source line in three parts, of which a range marks the middle one.
struct MarkedSourceLine {
  let before: String
  let marked: String
  let after: String

  /// Where the range covers no character, the one at its start is marked, and behind the line a blank.
  init(_ excerpt: SourceExcerpt, _ range: SourceRange) {
    let cells = SnippetCell.cells(of: excerpt)
    let isOneLine = range.end.line == range.start.line
    let endColumn = isOneLine ? max(range.end.column, range.start.column + 1) : Int.max
    let first = cells.firstIndex { $0.column >= range.start.column } ?? cells.endIndex
    let last = cells[first...].firstIndex { $0.column >= endColumn } ?? cells.endIndex
    before = (excerpt.isCutBefore ? "…" : "") + Self.text(cells[..<first])
    marked = first == last ? " " : Self.text(cells[first..<last])
    after = Self.text(cells[last...]) + (excerpt.isCutAfter ? "…" : "")
  }

  /// A tab becomes four blanks: a browser would take it for one, and its escape for text.
  private static func text(_ cells: ArraySlice<SnippetCell>) -> String {
    cells.map { $0.text == "\t" ? "    " : $0.text }.joined()
  }
}
