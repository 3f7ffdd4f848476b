import ByteText

/// The only way for text into HTML: what is on the allow-list stands as it is, a character that a reader cannot
/// see becomes a visible escape, and every other one a decimal reference. The page is ASCII, so that no
/// guess of a browser's at its encoding changes it.
enum HTMLEncoder {
  /// Whether a byte means nothing to a parser of HTML, in text and in a quoted attribute.
  static func isPlain(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || plainMarks.contains(byte)
  }

  private static let plainMarks = Array(" .,:-_/()+%#".utf8)

  static func append(_ text: String, to bytes: inout [UInt8]) {
    // Nearly every text.
    if text.utf8.allSatisfy(isPlain) { return bytes.append(contentsOf: text.utf8) }
    for scalar in text.unicodeScalars {
      if isHidden(scalar) {
        for scalar in visibleForm(of: scalar).unicodeScalars { append(scalar, to: &bytes) }
      } else {
        append(scalar, to: &bytes)
      }
    }
  }

  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    if scalar.isASCII, isPlain(UInt8(truncatingIfNeeded: scalar.value)) {
      bytes.append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      bytes.append(contentsOf: "&#\(scalar.value);".utf8)
    }
  }
}
