import ByteText

/// The only way for text into a test point of TAP 14: on one line, with a backslash before each number sign and
/// backslash.
enum TAPEncoder {
  /// The most bytes of a description or a reason.
  static let limit = 1000

  static func description(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in TerminalEncoder.line(shortened(text, to: limit)).utf8 {
      if byte == .ascii("#") || byte == .ascii("\\") { bytes.append(.ascii("\\")) }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
