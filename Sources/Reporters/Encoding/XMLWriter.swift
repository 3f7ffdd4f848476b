import ByteText

/// Writes an XML 1.0 document; text and attribute values reach it only through `XMLEncoder`.
struct XMLWriter {
  private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
  private var depth = 0

  typealias Attributes = [(name: StaticString, value: String)]

  /// An element with elements inside, each on a line of its own.
  mutating func element(
    _ name: StaticString, _ attributes: Attributes = [], content: (inout Self) -> Void
  ) {
    open(name, attributes, end: ">\n")
    depth += 1
    content(&self)
    depth -= 1
    indent()
    append("</\(name)>\n")
  }

  /// An element with text inside, or nothing.
  mutating func element(
    _ name: StaticString, _ attributes: Attributes = [], text: String = ""
  ) {
    guard !text.isEmpty else { return open(name, attributes, end: "/>\n") }
    open(name, attributes, end: ">")
    XMLEncoder.append(text, as: .text, to: &bytes)
    append("</\(name)>\n")
  }

  private mutating func open(_ name: StaticString, _ attributes: Attributes, end: String) {
    indent()
    append("<\(name)")
    for attribute in attributes {
      append(" \(attribute.name)=\"")
      XMLEncoder.append(attribute.value, as: .attribute, to: &bytes)
      append("\"")
    }
    append(end)
  }

  private mutating func indent() {
    bytes.append(contentsOf: repeatElement(.space, count: 2 * depth))
  }

  private mutating func append(_ markup: String) {
    bytes.append(contentsOf: markup.utf8)
  }
}
