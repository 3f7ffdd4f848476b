import ByteText

/// Writes a JSON document piece by piece, in the order in which it is told.
///
/// Strings come out as valid UTF-8 in which every control, bidirectional mark and other hidden
/// character is a `\u` escape, so that the document is safe on a terminal too. A number that is not
/// finite comes out as null.
package struct JSONWriter {
  /// How the members of a container are laid out.
  package enum Layout {
    /// Each on its own line, two blanks deeper.
    case lines
    /// All on the line of the container.
    case inline
  }

  package private(set) var bytes: [UInt8] = []
  private var containers: [(layout: Layout, isEmpty: Bool)] = []

  package init() {}

  package mutating func object(_ layout: Layout = .inline, _ members: (inout Self) -> Void) {
    container(layout, "{", "}", members)
  }

  /// An array with one value a element, written by `write`.
  package mutating func array<Element>(
    _ elements: some Sequence<Element>, _ layout: Layout = .inline,
    _ write: (inout Self, Element) -> Void
  ) {
    container(layout, "[", "]") { json in
      for element in elements {
        json.separate()
        write(&json, element)
      }
    }
  }

  /// The same, as long as the whole document has fewer than `limit` bytes before an element; a last element
  /// may then tell how many it took.
  ///
  /// - Returns: how many elements it took.
  @discardableResult
  package mutating func array<Element>(
    _ elements: some Collection<Element>, _ layout: Layout = .inline, limit: Int,
    _ write: (inout Self, Element) -> Void, rest: ((inout Self, Int) -> Void)? = nil
  ) -> Int {
    var count = 0
    container(layout, "[", "]") { json in
      for element in elements {
        if json.bytes.count >= limit { break }
        json.separate()
        write(&json, element)
        count += 1
      }
      guard count < elements.count, let rest else { return }
      json.separate()
      rest(&json, count)
    }
    return count
  }

  /// Begins a member of the object that is open; its value must follow.
  package mutating func key(_ name: String) {
    separate()
    string(name)
    bytes.append(contentsOf: ": ".utf8)
  }

  package mutating func member(_ name: String, _ value: String?) {
    key(name)
    if let value { string(value) } else { null() }
  }

  package mutating func member(_ name: String, _ value: Int?) {
    key(name)
    if let value { bytes.append(contentsOf: String(value).utf8) } else { null() }
  }

  /// The shortest digits that read back as the same number.
  package mutating func member(_ name: String, _ value: Double?) {
    key(name)
    if let value, value.isFinite {
      bytes.append(contentsOf: value.description.utf8)
    } else {
      null()
    }
  }

  /// A number as a value: whole ones without a point; null where it is not finite.
  package mutating func number(_ value: Double) {
    guard value.isFinite else { return null() }
    let text = Int(exactly: value).map { String($0) } ?? value.description
    bytes.append(contentsOf: text.utf8)
  }

  package mutating func boolean(_ value: Bool) {
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  package mutating func null() {
    bytes.append(contentsOf: "null".utf8)
  }

  package mutating func string(_ text: String) {
    bytes.append(.ascii("\""))
    // Nearly every text.
    if text.utf8.allSatisfy(Self.isPlain) {
      bytes.append(contentsOf: text.utf8)
    } else {
      for scalar in text.unicodeScalars { append(scalar) }
    }
    bytes.append(.ascii("\""))
  }

  /// Printable ASCII that stands for itself.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != .ascii("\"") && byte != .ascii("\\")
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": bytes.append(contentsOf: "\\\"".utf8)
    case "\\": bytes.append(contentsOf: "\\\\".utf8)
    case "\n": bytes.append(contentsOf: "\\n".utf8)
    case "\r": bytes.append(contentsOf: "\\r".utf8)
    case "\t": bytes.append(contentsOf: "\\t".utf8)
    case " "..."~": bytes.append(UInt8(ascii: scalar))
    case _ where isHidden(scalar): escape(scalar)
    default: bytes.append(contentsOf: String(scalar).utf8)
    }
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    for unit in String(scalar).utf16 {
      bytes.append(contentsOf: "\\u".utf8)
      bytes.append(contentsOf: hexadecimal(UInt32(unit), width: 4).utf8)
    }
  }

  private mutating func container(
    _ layout: Layout, _ open: String, _ close: String, _ content: (inout Self) -> Void
  ) {
    bytes.append(contentsOf: open.utf8)
    containers.append((layout, true))
    content(&self)
    let isEmpty = containers.removeLast().isEmpty
    if layout == .lines && !isEmpty { breakLine() }
    bytes.append(contentsOf: close.utf8)
  }

  /// What stands between two members of the innermost container.
  private mutating func separate() {
    guard let innermost = containers.indices.last else { return }
    let isFirst = containers[innermost].isEmpty
    containers[innermost].isEmpty = false
    switch containers[innermost].layout {
    case .lines:
      if !isFirst { bytes.append(.ascii(",")) }
      breakLine()
    case .inline:
      if !isFirst { bytes.append(contentsOf: ", ".utf8) }
    }
  }

  private mutating func breakLine() {
    bytes.append(.lineFeed)
    bytes.append(contentsOf: repeatElement(.space, count: 2 * containers.count))
  }
}
