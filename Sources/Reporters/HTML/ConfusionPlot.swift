import ByteText
import Findings

/// A confusion matrix as a square of counts, each the darker the more of its true class it holds.
struct ConfusionPlot {
  private let confusion: ConfusionCounts

  private static let (left, top, cellWidth, cellHeight) = (112.0, 48.0, 88.0, 36.0)
  private static let title = "Confusion matrix of the held-out data"

  /// Writes the drawing, or that there are too many classes for one.
  static func write(_ confusion: ConfusionCounts, to html: inout HTMLWriter) {
    let count = confusion.classes.count
    guard count > 0, confusion.counts.count == count,
      confusion.counts.allSatisfy({ $0.count == count })
    else { return }
    let limit = HTMLReporter.classLimit
    guard count <= limit else {
      html.notDrawn("the confusion matrix of \(count) classes, which is more than \(limit)")
      return
    }
    Self(confusion: confusion).write(to: &html)
  }

  private func write(to html: inout HTMLWriter) {
    let count = Double(confusion.classes.count)
    html.figure(
      Self.title, width: Self.left + Self.cellWidth * count + 8,
      height: Self.top + Self.cellHeight * count + 8, label: description
    ) { html in
      html.label(
        "taken for", at: (Self.left + Self.cellWidth * count / 2, 16), anchor: "middle")
      html.label("true class", at: (Self.left - 8, Self.top - 8), anchor: "end")
      for place in confusion.classes.indices {
        header(place, &html)
        row(place, &html)
      }
    }
  }

  private func header(_ place: Int, _ html: inout HTMLWriter) {
    let name = fitted(confusion.classes[place].description, columns: 12)
    html.label(
      name, at: (Self.left + Self.cellWidth * (Double(place) + 0.5), Self.top - 8),
      anchor: "middle")
    html.label(
      name, at: (Self.left - 8, Self.top + Self.cellHeight * (Double(place) + 0.5) + 4),
      anchor: "end")
  }

  private func row(_ place: Int, _ html: inout HTMLWriter) {
    let counts = confusion.counts[place].map(Double.init)
    let sum = counts.reduce(0, +)
    for (column, count) in counts.enumerated() {
      let x = Self.left + Self.cellWidth * Double(column)
      let y = Self.top + Self.cellHeight * Double(place)
      html.box(
        at: (x, y), width: Self.cellWidth, height: Self.cellHeight,
        "heat-\(Self.level(count, of: sum))")
      html.label(
        "\(confusion.counts[place][column])",
        at: (x + Self.cellWidth / 2, y + Self.cellHeight / 2 + 4), anchor: "middle")
    }
  }

  /// 0 for none to 5 for more than four fifths.
  private static func level(_ count: Double, of sum: Double) -> Int {
    guard sum > 0, count > 0 else { return 0 }
    return min(max(Int((5 * count / sum).rounded(.up)), 1), 5)
  }

  private var description: String {
    let names = confusion.classes.map { shortened($0.description, to: 64) }
    let cells = names.indices.flatMap { row in
      names.indices.compactMap { column -> String? in
        let count = confusion.counts[row][column]
        return count == 0 ? nil : "\(names[row]) taken for \(names[column]) \(count)"
      }
    }
    let figures = cells.isEmpty ? "no examples" : cells.joined(separator: ", ")
    return shortened("\(Self.title): \(figures)", to: 2_000)
  }
}
