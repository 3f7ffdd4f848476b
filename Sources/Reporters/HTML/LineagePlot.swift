import ByteText
import Findings

/// The steps of a lineage as boxes with arrows between them; the table beside it has every digit.
struct LineagePlot {
  private let lineage: LineageGraph

  private static let (columnLimit, factLimit, digitLimit) = (40, 8, 12)

  /// Writes the drawing, or that there are too many steps for one.
  static func write(_ lineage: LineageGraph, to html: inout HTMLWriter) {
    guard !lineage.steps.isEmpty else { return }
    let limit = HTMLReporter.stepLimit
    guard lineage.steps.count <= limit else {
      html.notDrawn("\(lineage.steps.count) steps, which is more than \(limit)")
      return
    }
    Self(lineage: lineage).write(to: &html)
  }

  private func write(to html: inout HTMLWriter) {
    let layout = LineageLayout(lineage.steps, lines: lineage.steps.map(Self.lines))
    html.figure(
      "Lineage of \(shortened(lineage.tag.description, to: 100))", width: layout.width,
      height: layout.height, label: description
    ) { html in
      for (place, step) in lineage.steps.enumerated() {
        for needed in step.sources(at: place) {
          Self.arrow(from: layout.boxes[needed], to: layout.boxes[place], &html)
        }
      }
      for box in layout.boxes { Self.write(box, &html) }
    }
  }

  /// What a box says; of a long hash its first digits.
  private static func lines(_ step: LineageStep) -> [String] {
    let head = step.kind + (step.name.map { " \(short($0))" } ?? "")
    let facts = step.facts.prefix(factLimit).map { "\($0.name) \(short($0.value))" }
    let missing = step.missing == nil ? [] : ["missing: see the table"]
    return ([head] + facts + missing).map { fitted($0, columns: columnLimit) }
  }

  private static func short(_ value: ByteString) -> String {
    isHash(value) ? "\(ByteString(value.prefix(digitLimit)))…" : value.description
  }

  /// At least as long as an MD5, which may end with `.dir`.
  private static func isHash(_ value: ByteString) -> Bool {
    value.count >= 32 && value.prefix(32).allSatisfy(\.isHexDigit)
  }

  private static func arrow(
    from start: LineageLayout.Box, to end: LineageLayout.Box, _ html: inout HTMLWriter
  ) {
    let (x, y) = (coordinate(end.middle), end.y)
    let bend = coordinate(y - 14)
    html.element(
      .path,
      [
        .class: "edge",
        .d:
          "M\(coordinate(start.middle)) \(coordinate(start.y + start.height))V\(bend)H\(x)V\(coordinate(y - 6))",
      ], text: "")
    let (left, right) = (coordinate(end.middle - 4), coordinate(end.middle + 4))
    let top = coordinate(y - 7)
    html.element(
      .path, [.class: "arrow", .d: "M\(left) \(top)L\(right) \(top)L\(x) \(coordinate(y))"],
      text: "")
  }

  private static func write(_ box: LineageLayout.Box, _ html: inout HTMLWriter) {
    html.box(at: (box.x, box.y), width: box.width, height: box.height, "box")
    for (number, line) in box.lines.enumerated() {
      let baseline =
        box.y + LineageLayout.padding / 2 + LineageLayout.lineHeight * (Double(number) + 0.75)
      html.code(line, at: (box.middle, baseline))
    }
  }

  private var description: String {
    let words = lineage.steps.map { step in
      let name = step.name.map { " \(shortened($0.description, to: 100))" } ?? ""
      return step.kind + name + (step.missing == nil ? "" : " (missing)")
    }
    return shortened(
      "Lineage of \(shortened(lineage.tag.description, to: 100)): \(words.joined(separator: ", then "))",
      to: 2_000)
  }
}
