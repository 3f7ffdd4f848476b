import ByteText
import Findings

/// A table with a caption, in a container that scrolls where the window is narrow.
struct HTMLTable {
  let caption: String
  let columns: [String]
  /// The columns whose cells are figures.
  var numberColumns: Set<Int> = []
  var limit = HTMLReporter.tableLimit
  /// Where all elements stand.
  var elsewhere = "the other reports have all"

  typealias Cell = (inout HTMLWriter) -> Void

  /// More rows than these are folded away.
  private static let openRows = 30

  /// - Parameters:
  ///   - row: the cells of an element; the first names the row.
  ///   - rest: what the elements that did not fit are, in words.
  func write<Element>(
    _ elements: [Element], to html: inout HTMLWriter, row: (Element) -> [Cell],
    rest: (Int) -> String = { "\($0) more" }
  ) {
    guard !elements.isEmpty else { return }
    var rows = HTMLWriter()
    var shown = 0
    for element in elements {
      let next = line(row(element))
      if rows.bytes.count + next.bytes.count > limit { break }
      rows.append(next)
      shown += 1
    }
    if shown > Self.openRows {
      html.element(.details) { html in
        html.element(.summary, text: "\(caption): \(shown) rows")
        write(rows, to: &html)
      }
    } else if shown > 0 {
      write(rows, to: &html)
    }
    if shown < elements.count { html.notShown(rest(elements.count - shown), elsewhere) }
  }

  private func write(_ rows: HTMLWriter, to html: inout HTMLWriter) {
    html.scrolling(caption) { html in
      html.element(.table) { html in
        html.element(.caption, text: caption)
        html.element(.thead) { $0.element(.tr, content: header) }
        html.element(.tbody) { $0.append(rows) }
      }
    }
  }

  private func header(_ html: inout HTMLWriter) {
    for (column, name) in columns.enumerated() {
      let cell: Cell = { $0.value(name, limit: HTMLReporter.nameLimit) }
      if numberColumns.contains(column) {
        html.element(.th, [.scope: "col", .class: "number"], content: cell)
      } else {
        html.element(.th, [.scope: "col"], content: cell)
      }
    }
  }

  private func line(_ cells: [Cell]) -> HTMLWriter {
    var html = HTMLWriter()
    html.element(.tr) { html in
      for (column, cell) in cells.enumerated() {
        if column == 0 {
          html.element(.th, [.scope: "row"], content: cell)
        } else if numberColumns.contains(column) {
          html.element(.td, [.class: "number"], content: cell)
        } else {
          html.element(.td, content: cell)
        }
      }
    }
    return html
  }

  /// Text from outside.
  static func text(_ text: String) -> Cell {
    { $0.value(text, limit: HTMLReporter.textLimit) }
  }

  /// A name or a path from outside; a dash for none.
  static func code(_ name: String?) -> Cell {
    { html in
      if let name { html.code(name) } else { html.text("\u{2013}") }
    }
  }

  static func verdict(_ verdict: Verdict?) -> Cell {
    { html in
      if let verdict { html.verdict(verdict) } else { html.text("\u{2013}") }
    }
  }
}

extension HTMLWriter {
  /// A container that scrolls sideways, and to which the keyboard gets.
  mutating func scrolling(_ label: String, content: (inout HTMLWriter) -> Void) {
    element(
      .div, [.class: "scroll", .role: "region", .ariaLabel: label, .tabindex: "0"],
      content: content)
  }
}
