import ByteText

/// The only way for text and numbers into OpenMetrics and Prometheus' text format.
enum OpenMetricsEncoder {
  /// The most bytes of a label's value.
  static let limit = 200

  /// Between quotation marks. A number sign becomes an escape, because GitLab takes it for a comment.
  static func label(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in TerminalEncoder.line(shortened(text, to: limit)).utf8 {
      switch byte {
      case .ascii("\\"), .ascii("\""): bytes += [.ascii("\\"), byte]
      case .ascii("#"): bytes += Array("\\\\u{23}".utf8)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
    return Int(exactly: value).map { String($0) } ?? value.description
  }
}
