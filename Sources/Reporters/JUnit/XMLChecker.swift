import ByteText

/// Reads back the XML that we wrote: whether it is well formed (XML 1.0, without document type,
/// comments, CDATA and processing instructions, which we never write).
struct XMLChecker {
  private let bytes: [UInt8]
  private var position = 0
  private var open: [ArraySlice<UInt8>] = []

  static func check(_ bytes: [UInt8]) throws(MalformedOutput) {
    var checker = XMLChecker(bytes: bytes)
    try checker.document()
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func fault(_ problem: String) -> MalformedOutput {
    MalformedOutput(problem, at: position)
  }

  private mutating func take(_ text: StaticString) -> Bool {
    guard bytes[position...].hasPrefix(text) else { return false }
    position += text.utf8CodeUnitCount
    return true
  }

  private mutating func document() throws(MalformedOutput) {
    guard take("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") else {
      throw fault("expected the XML declaration")
    }
    guard next == .ascii("<") else { throw fault("expected the root element") }
    repeat {
      if take("</") {
        try endTag()
      } else if take("<") {
        try startTag()
      } else {
        try characters(until: .ascii("<"))
      }
    } while !open.isEmpty
    guard take("\n"), position == bytes.count else { throw fault("text after the root element") }
  }

  private mutating func name() throws(MalformedOutput) -> ArraySlice<UInt8> {
    let name = bytes[position...].prefix { $0.isAlphanumeric || $0 == .ascii("-") }
    guard let first = name.first, first.isLetter else { throw fault("expected a name") }
    position = name.endIndex
    return name
  }

  private mutating func startTag() throws(MalformedOutput) {
    let element = try name()
    var attributes: Set<ArraySlice<UInt8>> = []
    while take(" ") {
      guard attributes.insert(try name()).inserted else { throw fault("attribute given twice") }
      guard take("=\"") else { throw fault("expected a quoted value") }
      try characters(until: .ascii("\""))
      position += 1
    }
    if take("/>") { return }
    guard take(">") else { throw fault("expected '>'") }
    open.append(element)
  }

  private mutating func endTag() throws(MalformedOutput) {
    guard try name() == open.popLast() else { throw fault("end tag of another element") }
    guard take(">") else { throw fault("expected '>'") }
  }

  /// Character data or an attribute value, up to the byte that ends it.
  private mutating func characters(until end: UInt8) throws(MalformedOutput) {
    while let byte = next, byte != end {
      switch byte {
      case .ascii("<"): throw fault("'<' in a value")
      case .ascii("&"): try reference()
      case .lineFeed, .tab: position += 1
      case 0..<0x20, 0x7F: throw fault("control character")
      case 0xEF
      where bytes[position...].starts(with: [0xEF, 0xBF, 0xBE])
        || bytes[position...].starts(with: [0xEF, 0xBF, 0xBF]):
        throw fault("noncharacter")
      case .ascii("]") where bytes[position...].hasPrefix("]]>" as StaticString):
        throw fault("']]>' in text")
      default: position += 1
      }
    }
    guard next == end else { throw fault("text without end") }
  }

  private static let references: [StaticString] = [
    "&amp;", "&lt;", "&gt;", "&quot;", "&#10;", "&#9;",
  ]

  private mutating func reference() throws(MalformedOutput) {
    for reference in Self.references where take(reference) { return }
    throw fault("unknown reference")
  }
}
