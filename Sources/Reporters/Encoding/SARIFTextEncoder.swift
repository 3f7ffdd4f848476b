import ByteText

/// The only way for input into a SARIF message: hidden characters become visible, and nothing becomes a link.
///
/// A plain text message may hold links, `[text](target)` (SARIF 2.1.0, 3.11.6), in which a backslash escapes
/// the brackets and itself. Text without `](` cannot hold one and stays as it is, since not every reader takes
/// the backslashes out again.
enum SARIFTextEncoder {
  /// The most bytes of one message: GitHub shows the first sentences, and 5,000 of them must fit into one file.
  static let limit = 4096
  /// The same of what stands beside a finding.
  static let shortLimit = 1000

  static func text(_ text: String, limit: Int) -> String {
    let lines = TerminalEncoder.lines(shortened(text, to: limit)).joined(separator: "\n")
    let bytes = Array(lines.utf8)
    guard bytes.contains("](" as StaticString) else { return lines }
    var escaped: [UInt8] = []
    for byte in bytes {
      if byte == .ascii("[") || byte == .ascii("]") || byte == .ascii("\\") {
        escaped.append(.ascii("\\"))
      }
      escaped.append(byte)
    }
    return String(decoding: escaped, as: UTF8.self)
  }
}
