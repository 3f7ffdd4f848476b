package import ByteText

/// A table whose headers and cells come from outside: as text, as Markdown and as CSV.
package struct SheetTable {
  private let headers: [ByteString]
  private let rows: [[ByteString]]

  /// - Parameter rows: as many cells each as there are headers.
  package init(_ headers: [ByteString], _ rows: [[ByteString]]) {
    (self.headers, self.rows) = (headers, rows)
  }

  /// Columns with two blanks between them.
  package var text: String { PlainTable(headers, rows).text }

  /// A table of GitHub Flavored Markdown.
  package var markdown: String { PlainTable(headers, rows).markdown }

  /// Comma-separated values (RFC 4180, lines end with CR LF) in which no cell is a formula.
  package var csv: String {
    ([headers] + rows).map { row in
      row.map(CSVEncoder.field).joined(separator: ",") + "\r\n"
    }.joined()
  }
}
