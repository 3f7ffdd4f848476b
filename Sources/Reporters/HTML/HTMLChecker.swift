import ByteText

/// Reads back the HTML that we wrote, and refuses all else: our own prologue and style, then elements and
/// attributes that we know, every element ended, headings in order below a single `h1`, links to places of the
/// page, and text in which nothing but a reference begins with `&`.
struct HTMLChecker {
  private let bytes: [UInt8]
  private var position = 0
  private var open: [HTMLElement] = []
  private var identifiers: Set<ArraySlice<UInt8>> = []
  private var references: [(name: ArraySlice<UInt8>, offset: Int)] = []
  private var headingLevel = 0

  static func check(_ bytes: [UInt8]) throws(MalformedOutput) {
    var checker = HTMLChecker(bytes: bytes)
    try checker.document()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func fault(_ problem: String) -> MalformedOutput {
    MalformedOutput(problem, at: position)
  }

  private mutating func take(_ text: StaticString) -> Bool {
    guard bytes[position...].hasPrefix(text) else { return false }
    position += text.utf8CodeUnitCount
    return true
  }

  private mutating func document() throws(MalformedOutput) {
    guard take(HTMLWriter.prologue) else { throw fault("expected the prologue") }
    open = [.html, .head]
    while !open.isEmpty {
      if take("</") {
        try endTag()
      } else if take("<") {
        try startTag()
      } else {
        try text()
      }
    }
    guard take("\n"), position == bytes.count else { throw fault("text after the document") }
    guard headingLevel > 0 else { throw fault("no heading") }
    for (name, offset) in references where !identifiers.contains(name) {
      throw MalformedOutput("reference to no element", at: offset)
    }
  }

  private mutating func name() -> ArraySlice<UInt8> {
    let name = bytes[position...].prefix { $0.isAlphanumeric || $0 == .ascii("-") }
    position = name.endIndex
    return name
  }

  private mutating func startTag() throws(MalformedOutput) {
    guard let element = HTMLElement(rawValue: String(decoding: name(), as: UTF8.self)) else {
      throw fault("unknown element")
    }
    var names: [HTMLAttribute] = []
    while take(" ") {
      guard let name = HTMLAttribute(rawValue: String(decoding: name(), as: UTF8.self)),
        name == .class || name == .id || element.attributes.contains(name), !names.contains(name)
      else { throw fault("unknown attribute") }
      names.append(name)
      try value(of: name)
    }
    guard take(">") else { throw fault("expected '>'") }
    try checkHeading(element)
    if element == .style, !(take("\n") && take(HTMLStyle.text)) { throw fault("foreign style") }
    if !element.isVoid { open.append(element) }
  }

  private mutating func value(of name: HTMLAttribute) throws(MalformedOutput) {
    guard take("=\"") else { throw fault("expected a quoted value") }
    let start = position
    try characters(until: .ascii("\""))
    let value = bytes[start..<position]
    guard name.accepts(value) else { throw MalformedOutput("foreign value", at: start) }
    position += 1
    switch name {
    case .id:
      guard identifiers.insert(value).inserted else { throw fault("id given twice") }
    case .href: references.append((value.dropFirst(), start))
    case .ariaLabelledby: references.append((value, start))
    default: break
    }
  }

  private mutating func checkHeading(_ element: HTMLElement) throws(MalformedOutput) {
    guard let level = element.headingLevel else { return }
    guard level <= headingLevel + 1, level > 1 || headingLevel == 0 else {
      throw fault("heading out of order")
    }
    headingLevel = level
  }

  private mutating func endTag() throws(MalformedOutput) {
    guard let element = open.popLast(), name() == element.rawValue.utf8[...] else {
      throw fault("end tag of another element")
    }
    guard take(">") else { throw fault("expected '>'") }
  }

  /// A line break of the layout, or text.
  private mutating func text() throws(MalformedOutput) {
    if bytes[position...].first == .lineFeed {
      position += 1
      guard bytes[position...].first == .ascii("<") else {
        throw fault("text on a line of its own")
      }
    } else {
      try characters(until: .ascii("<"))
    }
  }

  private mutating func characters(until end: UInt8) throws(MalformedOutput) {
    while position < bytes.count, bytes[position] != end {
      if bytes[position] == .lineFeed, end == .ascii("<") { return }
      if HTMLEncoder.isPlain(bytes[position]) {
        position += 1
      } else if take("&#") {
        let digits = bytes[position...].prefix(while: \.isDigit)
        position = digits.endIndex
        guard let value = digits.prefix(8).decimalValue, let scalar = Unicode.Scalar(UInt32(value)),
          !isHidden(scalar), take(";")
        else { throw fault("foreign reference") }
      } else {
        throw fault("character without a reference")
      }
    }
    guard position < bytes.count else { throw fault("text without end") }
  }
}

/// Of names, which are ASCII.
private func == (left: ArraySlice<UInt8>, right: Substring.UTF8View) -> Bool {
  left.elementsEqual(right)
}
