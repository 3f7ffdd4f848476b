import ByteText
import Findings

/// Where the boxes of a drawn lineage lie: in rows, each below all that it comes from.
struct LineageLayout {
  struct Box {
    var lines: [String]
    var x = 0.0
    var y = 0.0
    var width = 0.0
    var height = 0.0
    var middle: Double { x + width / 2 }
  }

  static let lineHeight = 17.0
  /// Of a box around its text.
  static let padding = 10.0
  private static let (rowGap, columnGap, margin, characterWidth) = (28.0, 20.0, 8.0, 7.4)

  private(set) var boxes: [Box]
  private(set) var width = 0.0
  private(set) var height = 0.0

  /// - Parameter lines: what stands in each box, one line or more.
  init(_ steps: [LineageStep], lines: [[String]]) {
    boxes = lines.map { lines in
      let columns = lines.map(displayWidth).max() ?? 0
      return Box(
        lines: lines, width: Double(columns) * Self.characterWidth + 2 * Self.padding,
        height: Double(lines.count) * Self.lineHeight + Self.padding)
    }
    place(Self.rows(steps))
  }

  private mutating func place(_ rows: [[Int]]) {
    let widths = rows.map { row in
      row.reduce(Self.columnGap * Double(max(row.count - 1, 0))) { $0 + boxes[$1].width }
    }
    width = (widths.max() ?? 0) + 2 * Self.margin
    var y = Self.margin
    for (row, rowWidth) in zip(rows, widths) {
      var x = (width - rowWidth) / 2
      for place in row {
        (boxes[place].x, boxes[place].y) = (x, y)
        x += boxes[place].width + Self.columnGap
      }
      y += (row.map { boxes[$0].height }.max() ?? 0) + Self.rowGap
    }
    height = y - Self.rowGap + Self.margin
  }

  /// Each step one row below the lowest that it comes from; what comes from nothing stands right above the
  /// first that comes from it, so that no line crosses a row.
  private static func rows(_ steps: [LineageStep]) -> [[Int]] {
    var rowOfStep = steps.map { _ in 0 }
    for (place, step) in steps.enumerated() {
      rowOfStep[place] = step.sources(at: place).map { rowOfStep[$0] + 1 }.max() ?? 0
    }
    for (place, step) in steps.enumerated() where step.sources(at: place).isEmpty {
      let users = steps.indices.filter { steps[$0].sources(at: $0).contains(place) }
      rowOfStep[place] = max((users.map { rowOfStep[$0] }.min() ?? 1) - 1, 0)
    }
    var rows: [[Int]] = Array(repeating: [], count: (rowOfStep.max() ?? -1) + 1)
    for (place, row) in rowOfStep.enumerated() { rows[row].append(place) }
    return rows
  }
}

extension LineageStep {
  /// The places of the steps that it comes from, all of them before its own.
  func sources(at place: Int) -> [Int] { needs.filter { (0..<place).contains($0) } }
}

private func displayWidth(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + terminalWidth($1) }
}
