import ByteText

/// Writes HTML piece by piece; text and values reach it only through `HTMLEncoder`.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []

  typealias Attributes = KeyValuePairs<HTMLAttribute, String>

  /// The start of a document, up to where the head goes on: the policy stands before anything that it could
  /// forbid, and the empty icon keeps browsers from asking a server for one.
  static let prologue: StaticString = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" \
    content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <link rel="icon" href="data:,">

    """

  /// A document: its prologue, title and style, then the body.
  static func document(title: String, body: (inout HTMLWriter) -> Void) -> [UInt8] {
    var html = HTMLWriter()
    html.append("\(prologue)")
    html.element(.title, text: title)
    html.append("<style>\n\(HTMLStyle.text)</style>\n</head>\n")
    html.element(.body, content: body)
    html.append("</html>\n")
    return html.bytes
  }

  mutating func element(
    _ element: HTMLElement, _ attributes: Attributes = [:], content: (inout Self) -> Void
  ) {
    open(element, attributes)
    if element.layout == .container { append("\n") }
    content(&self)
    append("</\(element.rawValue)>")
    if element.layout != .inline { append("\n") }
  }

  mutating func element(_ element: HTMLElement, _ attributes: Attributes = [:], text: String) {
    self.element(element, attributes) { $0.text(text) }
  }

  mutating func text(_ text: String) { HTMLEncoder.append(text, to: &bytes) }

  /// Text from outside: its writing direction stays its own, and its lines stay lines.
  mutating func value(_ text: String, limit: Int) {
    element(.bdi) { $0.lines(text, limit: limit) }
  }

  /// A name or a figure from outside, left to right whatever it holds.
  mutating func code(_ text: String, limit: Int = HTMLReporter.nameLimit) {
    element(.code, [.dir: "ltr"], text: shortened(text, to: limit))
  }

  /// What was written elsewhere.
  mutating func append(_ fragment: HTMLWriter) { bytes.append(contentsOf: fragment.bytes) }

  private mutating func lines(_ text: String, limit: Int) {
    let lines = shortened(text, to: limit).utf8
      .split(separator: .lineFeed, omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      if number > 0 { open(.br, [:]) }
      self.text(String(decoding: line, as: UTF8.self))
    }
  }

  private mutating func open(_ element: HTMLElement, _ attributes: Attributes) {
    append("<\(element.rawValue)")
    for (name, value) in attributes {
      append(" \(name.rawValue)=\"")
      HTMLEncoder.append(value, to: &bytes)
      append("\"")
    }
    append(">")
  }

  private mutating func append(_ markup: String) { bytes.append(contentsOf: markup.utf8) }
}
