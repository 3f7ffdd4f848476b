import ByteText

/// A length in a drawing, to a tenth.
func coordinate(_ value: Double) -> String {
  let text = fixedPoint(value, digits: 1)
  return text.utf8.last == 0x30 ? String(text.dropLast(2)) : text
}

extension HTMLWriter {
  typealias Point = (x: Double, y: Double)

  /// An image whose content `label` tells in words.
  mutating func drawing(
    width: Double, height: Double, label: String, content: (inout HTMLWriter) -> Void
  ) {
    let (width, height) = (coordinate(width), coordinate(height))
    element(
      .svg,
      [
        .viewBox: "0 0 \(width) \(height)", .width: width, .height: height, .role: "img",
        .ariaLabel: label,
      ], content: content)
  }

  /// A drawing with its title, in a container that scrolls where the window is narrow.
  ///
  /// - Parameter label: what the drawing shows, in words.
  mutating func figure(
    _ title: String, width: Double, height: Double, label: String,
    content: (inout HTMLWriter) -> Void
  ) {
    element(.figure) { html in
      html.element(.figcaption) { $0.value(title, limit: HTMLReporter.nameLimit) }
      html.scrolling(title) {
        $0.drawing(width: width, height: height, label: label, content: content)
      }
    }
  }

  mutating func box(at corner: Point, width: Double, height: Double, _ style: String) {
    element(
      .rect,
      [
        .class: style, .x: coordinate(corner.x), .y: coordinate(corner.y),
        .width: coordinate(width), .height: coordinate(height),
      ], text: "")
  }

  /// Lines across a drawing at an axis on its left, each with its figure.
  mutating func grid(
    _ axis: PlotAxis, from left: Double, to right: Double, y: (Double) -> Double
  ) {
    for tick in axis.ticks {
      line(from: (left, y(tick)), to: (right, y(tick)), "grid")
      label(PlotAxis.label(tick), at: (left - 8, y(tick) + 4), anchor: "end")
    }
  }

  mutating func line(from start: Point, to end: Point, _ style: String) {
    element(
      .line,
      [
        .class: style, .x1: coordinate(start.x), .y1: coordinate(start.y), .x2: coordinate(end.x),
        .y2: coordinate(end.y),
      ], text: "")
  }

  mutating func label(_ text: String, at place: Point, anchor: String) {
    element(
      .text, [.x: coordinate(place.x), .y: coordinate(place.y), .textAnchor: anchor], text: text)
  }

  /// The same in letters of one width.
  mutating func code(_ text: String, at place: Point) {
    element(
      .text,
      [
        .class: "code", .x: coordinate(place.x), .y: coordinate(place.y), .textAnchor: "middle",
      ], text: text)
  }
}

/// `text` in at most so many columns of a terminal's width, all of it visible; what is cut ends with `…`.
func fitted(_ text: String, columns: Int) -> String {
  let scalars = visibleText(text.utf8).unicodeScalars
  var width = 0
  var fitting = String.UnicodeScalarView()
  for (place, scalar) in scalars.enumerated() {
    width += terminalWidth(scalar)
    let isLast = place == scalars.count - 1
    guard width <= (isLast ? columns : columns - 1) else { return String(fitting) + "…" }
    fitting.append(scalar)
  }
  return String(fitting)
}
