import ByteText
import Findings

/// The experiments of a page: the table that `mlgate compare` prints, and their main result as a drawing.
struct HTMLExperiments {
  private let table: ExperimentTable?

  private static let columnLimit = 24
  private static let elsewhere = "'mlgate compare' prints all"

  init(_ report: Report) { table = report.experiments }

  var content: HTMLWriter {
    var html = HTMLWriter()
    guard let table else { return html }
    let shown = table.headers.prefix(Self.columnLimit)
    HTMLTable(
      caption: "Experiments", columns: shown.map(\.description),
      numberColumns: Set(shown.indices.filter(isNumeric)), elsewhere: Self.elsewhere
    ).write(table.rows, to: &html) { row in
      row.prefix(Self.columnLimit).map(Self.cell)
    }
    if table.headers.count > shown.count {
      html.notShown("\(table.headers.count - shown.count) more columns", Self.elsewhere)
    }
    if let result = table.result { IntervalPlot(result)?.write(to: &html) }
    return html
  }

  /// Whether all that a column says is figures: `0.95`, `+0.01`, `[0.9, 0.97]`.
  private func isNumeric(_ column: Int) -> Bool {
    let cells = (table?.rows ?? []).compactMap { column < $0.count ? $0[column].text : nil }
    return cells.contains { $0 != "-" }
      && cells.allSatisfy { text in
        text == "-" || text.bytes.allSatisfy { $0.isDigit || "+-.,eE[] ".utf8.contains($0) }
      }
  }

  private static func cell(_ cell: ExperimentCell) -> HTMLTable.Cell {
    if cell.text == "-" { return HTMLTable.code(nil) }
    return { html in
      html.code(cell.text.description)
      if cell.isBest { html.element(.strong, [.class: "passed"], text: " best") }
    }
  }
}
