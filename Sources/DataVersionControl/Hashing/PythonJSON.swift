import ByteText

/// JSON strings as Python's `json.dumps` writes them: ASCII alone.
enum PythonJSON {
  /// A string in quotes. Bytes that are no UTF-8 come out as Python reads them in file names: `\udc80` to
  /// `\udcff`.
  static func append(_ text: ByteString, to json: inout [UInt8]) {
    json.append(.ascii("\""))
    var decoder = UTF8.ForwardParser()
    var bytes = text.bytes.makeIterator()
    var invalid = text.bytes.startIndex
    loop: while true {
      switch decoder.parseScalar(from: &bytes) {
      case .valid(let encoded):
        append(UTF8.decode(encoded), to: &json)
        invalid += encoded.count
      case .error(let length):
        for byte in text.bytes[invalid..<(invalid + length)] {
          appendEscape(0xDC00 + UInt32(byte), to: &json)
        }
        invalid += length
      case .emptyInput: break loop
      }
    }
    json.append(.ascii("\""))
  }

  private static func append(_ scalar: Unicode.Scalar, to json: inout [UInt8]) {
    switch scalar {
    case "\"": json += "\\\"".utf8
    case "\\": json += "\\\\".utf8
    case "\n": json += "\\n".utf8
    case "\r": json += "\\r".utf8
    case "\t": json += "\\t".utf8
    case "\u{8}": json += "\\b".utf8
    case "\u{C}": json += "\\f".utf8
    case "\u{20}"..."\u{7E}": json.append(UInt8(scalar.value))
    case "\u{7F}": json.append(0x7F)
    default: for unit in UTF16.encode(scalar) ?? .init() { appendEscape(UInt32(unit), to: &json) }
    }
  }

  private static func appendEscape(_ unit: UInt32, to json: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    json += "\\u".utf8
    for shift in [12, 8, 4, 0] { json.append(digits[Int(unit >> UInt32(shift)) & 15]) }
  }
}
