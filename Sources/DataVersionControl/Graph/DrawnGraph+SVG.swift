import ByteText

extension DrawnGraph {
  /// A drawing that needs no other file: boxes in rows, each below all that it needs.
  public var svg: String {
    let layout = GraphLayout(self)
    var svg = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(layout.width) \(layout.height)" \
      width="\(layout.width)" height="\(layout.height)" role="img" aria-label="\(escaped(title))" \
      font-family="ui-monospace, monospace" font-size="13">
      <style>
      text { fill: #1f2328 } rect { fill: #f6f8fa; stroke: #59636e } path { stroke: #59636e; fill: none }
      @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc } rect { fill: #151b23; stroke: #9198a1 } path { stroke: #9198a1 }
      }
      </style>

      """
    for (vertex, needed) in needs.enumerated() {
      for other in needed { svg += layout.line(from: other, to: vertex) }
    }
    for vertex in needs.indices { svg += layout.box(vertex, labels(vertex).map(escaped)) }
    return svg + "</svg>\n"
  }

  private func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "&": escaped += "&amp;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

/// Where the boxes of a drawing lie, in units of its view box.
private struct GraphLayout {
  private static let (lineHeight, boxHeight, gap, margin, characterWidth) = (18, 32, 36, 16, 8)

  private struct Box {
    var x = 0
    var y = 0
    var width = 0
    var height = 0
    var middle: Int { x + width / 2 }
  }

  private var boxes: [Box]
  private(set) var width = 0
  private(set) var height = 0

  init(_ graph: some DrawnGraph) {
    boxes = graph.needs.indices.map { vertex in
      let lines = graph.labels(vertex)
      let longest = lines.map(\.unicodeScalars.count).max() ?? 0
      return Box(
        width: Self.characterWidth * (longest + 2),
        height: Self.boxHeight + Self.lineHeight * max(lines.count - 1, 0))
    }
    let rows = Self.rows(graph)
    let widths = rows.map { row in
      row.reduce(Self.gap * max(row.count - 1, 0)) { $0 + boxes[$1].width }
    }
    width = (widths.max() ?? 0) + 2 * Self.margin
    var y = Self.margin
    for (number, row) in rows.enumerated() {
      var x = (width - widths[number]) / 2
      for vertex in row {
        (boxes[vertex].x, boxes[vertex].y) = (x, y)
        x += boxes[vertex].width + Self.gap
      }
      y += (row.map { boxes[$0].height }.max() ?? Self.boxHeight) + Self.gap
    }
    height = (rows.isEmpty ? y + Self.boxHeight : y - Self.gap) + Self.margin
  }

  /// Each vertex one row below the lowest that it needs. A cycle has no such row, so it stands on top.
  private static func rows(_ graph: some DrawnGraph) -> [[Int]] {
    var rowOfVertex = Array(repeating: 0, count: graph.needs.count)
    for vertex in graph.topologicalOrder {
      rowOfVertex[vertex] = graph.needs[vertex].map { rowOfVertex[$0] + 1 }.max() ?? 0
    }
    var rows: [[Int]] = Array(repeating: [], count: (rowOfVertex.max() ?? -1) + 1)
    for (vertex, row) in rowOfVertex.enumerated() { rows[row].append(vertex) }
    return rows
  }

  func line(from start: Int, to end: Int) -> String {
    let (from, to) = (boxes[start], boxes[end])
    let (top, bottom) = (from.y + from.height, to.y)
    let bend = (top + bottom) / 2
    return """
      <path d="M\(from.middle) \(top)C\(from.middle) \(bend) \(to.middle) \(bend) \(to.middle) \(bottom)"/>

      """
  }

  func box(_ vertex: Int, _ lines: [String]) -> String {
    let box = boxes[vertex]
    let texts = lines.enumerated().map { number, line in
      """
      <text x="\(box.middle)" y="\(box.y + 21 + Self.lineHeight * number)" text-anchor="middle">\(line)</text>
      """
    }
    return """
      <rect x="\(box.x)" y="\(box.y)" width="\(box.width)" height="\(box.height)" rx="4"/>\
      \(texts.joined())

      """
  }
}
