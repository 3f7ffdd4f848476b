package import ByteText

/// Rows of text in columns as wide as they need, laid out as the Python package tabulate does (`plain` and
/// `github`, numbers not told apart), so that what other tools print can be compared.
package struct PlainTable {
  /// Beyond the width of a header: `MIN_PADDING` of tabulate.
  private static let headerPadding = 2

  private let headers: [ByteString]
  private let rows: [[ByteString]]

  /// - Parameter rows: as many cells each as there are headers.
  package init(_ headers: [ByteString], _ rows: [[ByteString]]) {
    (self.headers, self.rows) = (headers, rows)
  }

  /// Columns with two blanks between them and none at the ends of lines.
  package var text: String {
    lines { visibleText($0.trimmed) }.map { cells in
      let line = cells.joined(separator: "  ")
      let end = line.lastIndex { $0 != " " }
      return end.map { String(line[...$0]) } ?? ""
    }.joined(separator: "\n") + "\n"
  }

  /// A table of GitHub Flavored Markdown.
  package var markdown: String {
    var lines = lines { MarkdownEncoder.cell(ByteString($0.trimmed)) }
    let rule = (lines.first ?? []).map { String(repeating: "-", count: width(of: $0) + 2) }
    let first = lines.removeFirst()
    func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |\n" }
    return row(first) + "|\(rule.joined(separator: "|"))|\n" + lines.map(row).joined()
  }

  /// The header and the rows, every cell padded to its column's width.
  private func lines(_ encode: (ByteString) -> String) -> [[String]] {
    // A header may be the name of a branch or a metric.
    let headers = headers.map(encode)
    let cells = rows.map { $0.map(encode) }
    let widths = headers.indices.map { column in
      cells.map { width(of: $0[column]) }
        .reduce(width(of: headers[column]) + Self.headerPadding, max)
    }
    return ([headers] + cells).map { row in
      zip(row, widths).map { $0 + String(repeating: " ", count: $1 - width(of: $0)) }
    }
  }
}

private func width(of text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + terminalWidth($1) }
}
