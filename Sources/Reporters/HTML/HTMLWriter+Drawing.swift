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
}
