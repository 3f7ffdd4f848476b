import ByteText

/// Reads JSON strings (RFC 8259, section 7) into UTF-8.
enum JSONString {
  /// Appends the decoded bytes of the string whose opening quote stands at `offset` to `value`, and
  /// moves `offset` behind its closing quote. `bytes` must be UTF-8.
  static func read(
    _ bytes: [UInt8], from offset: inout Int, appendingTo value: inout [UInt8]
  ) throws(JSONProblem) {
    let start = offset
    offset += 1
    while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case .ascii("\""):
        offset += 1
        return
      case .ascii("\\"): try readEscape(bytes, &offset, into: &value)
      case 0x00..<0x20:
        throw JSONProblem(
          "a control character (\(ByteString([byte]))) must be escaped in a string",
          at: offset..<(offset + 1))
      default:
        value.append(byte)
        offset += 1
      }
    }
    throw JSONProblem("the string that opens here is never closed", at: start..<(start + 1))
  }

  private static func readEscape(
    _ bytes: [UInt8], _ offset: inout Int, into value: inout [UInt8]
  ) throws(JSONProblem) {
    let start = offset
    guard offset + 1 < bytes.count else {
      throw JSONProblem("the file ends inside a string", at: start..<bytes.count)
    }
    let letter = bytes[offset + 1]
    offset += 2
    switch letter {
    case .ascii("\""), .ascii("\\"), .ascii("/"): value.append(letter)
    case .ascii("b"): value.append(0x08)
    case .ascii("f"): value.append(0x0C)
    case .ascii("n"): value.append(.lineFeed)
    case .ascii("r"): value.append(.carriageReturn)
    case .ascii("t"): value.append(.tab)
    case .ascii("u"): try readUnicodeEscape(bytes, &offset, start, into: &value)
    default:
      let end = start + 1 + (validUTF8Length(bytes[(start + 1)...]) ?? 1)
      throw JSONProblem(
        "\(ByteString(bytes[start..<end]).quoted) is no JSON escape", at: start..<end)
    }
  }

  private static func readUnicodeEscape(
    _ bytes: [UInt8], _ offset: inout Int, _ start: Int, into value: inout [UInt8]
  ) throws(JSONProblem) {
    var code = try hexadecimal(bytes, &offset, start)
    if (0xD800..<0xDC00).contains(code), bytes[offset...].hasPrefix("\\u") {
      offset += 2
      let low = try hexadecimal(bytes, &offset, offset - 2)
      code =
        (0xDC00..<0xE000).contains(low) ? 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00) : code
    }
    guard let scalar = Unicode.Scalar(code) else {
      throw JSONProblem("half a surrogate pair is no character", at: start..<offset)
    }
    value.append(contentsOf: String(Character(scalar)).utf8)
  }

  private static func hexadecimal(
    _ bytes: [UInt8], _ offset: inout Int, _ start: Int
  ) throws(JSONProblem) -> UInt32 {
    let digits = bytes[offset...].prefix(4).compactMap(\.hexValue)
    guard digits.count == 4 else {
      throw JSONProblem("'\\u' needs four hexadecimal digits", at: start..<offset)
    }
    offset += 4
    return digits.reduce(0) { $0 << 4 | UInt32($1) }
  }
}
