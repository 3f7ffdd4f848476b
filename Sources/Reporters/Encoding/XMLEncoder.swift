import ByteText

/// The only way for text into XML: markup becomes references, what XML 1.0 forbids or a reader
/// cannot see becomes a visible escape, and nothing is longer than `limit`.
enum XMLEncoder {
  enum Place {
    case text, attribute
  }

  /// The most bytes of one text or attribute value: libxml2 refuses a document with more than
  /// 10,000,000 in one, and a server drops a report that is too large.
  static let limit = 64 * 1024

  static func append(_ text: String, as place: Place, to bytes: inout [UInt8]) {
    let start = bytes.count
    var taken = 0
    for scalar in text.unicodeScalars {
      guard bytes.count - start < limit else {
        let rest = text.utf8.count - taken
        bytes.append(contentsOf: "… (\(rest) more bytes)".utf8)
        return
      }
      append(scalar, as: place, to: &bytes)
      taken += UTF8.width(scalar)
    }
  }

  private static func append(
    _ scalar: Unicode.Scalar, as place: Place, to bytes: inout [UInt8]
  ) {
    switch (scalar, place) {
    case ("&", _): bytes.append(contentsOf: "&amp;".utf8)
    case ("<", _): bytes.append(contentsOf: "&lt;".utf8)
    // Also keeps `]]>` out of text.
    case (">", _): bytes.append(contentsOf: "&gt;".utf8)
    case ("\"", .attribute): bytes.append(contentsOf: "&quot;".utf8)
    // A parser turns a raw line feed or tab of an attribute into a space.
    case ("\n", .attribute): bytes.append(contentsOf: "&#10;".utf8)
    case ("\t", .attribute): bytes.append(contentsOf: "&#9;".utf8)
    case ("\n", .text), ("\t", .text): bytes.append(UInt8(ascii: scalar))
    case (" "..."~", _): bytes.append(UInt8(ascii: scalar))
    case _ where isHidden(scalar): bytes.append(contentsOf: visibleForm(of: scalar).utf8)
    default: bytes.append(contentsOf: String(scalar).utf8)
    }
  }
}
