/// Reads JSON as RFC 8259 defines it: no comments, no repeated member names, at most 32 levels.
package struct JSONReader {
  /// Where the text stops being JSON, as a byte offset.
  package struct Fault: Error, Hashable {
    package let offset: Int
  }

  private let bytes: [UInt8]
  private var offset = 0
  private static let depthLimit = 32

  package static func value(_ bytes: [UInt8]) throws(Fault) -> JSONValue {
    var reader = JSONReader(bytes: bytes)
    guard String(validating: bytes, as: UTF8.self) != nil else { throw Fault(offset: 0) }
    let value = try reader.value(depth: 0)
    reader.skipBlanks()
    if reader.offset < bytes.count { throw reader.fault }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var fault: Fault { Fault(offset: offset) }

  private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      offset += 1
    }
  }

  /// Skips blanks and then the byte, where it is the next one.
  private mutating func skip(_ byte: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard next == UInt8(ascii: byte) else { return false }
    offset += 1
    return true
  }

  private mutating func value(depth: Int) throws(Fault) -> JSONValue {
    skipBlanks()
    guard depth < Self.depthLimit, let byte = next else { throw fault }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    default: return try number()
    }
  }

  private mutating func literal(_ text: String, _ value: JSONValue) throws(Fault) -> JSONValue {
    guard bytes[offset...].starts(with: text.utf8) else { throw fault }
    offset += text.utf8.count
    return value
  }

  private mutating func array(depth: Int) throws(Fault) -> JSONValue {
    offset += 1
    if skip("]") { return .array([]) }
    var elements: [JSONValue] = []
    repeat { elements.append(try value(depth: depth + 1)) } while skip(",")
    guard skip("]") else { throw fault }
    return .array(elements)
  }

  private mutating func object(depth: Int) throws(Fault) -> JSONValue {
    offset += 1
    if skip("}") { return .object([]) }
    var members: [(name: [UInt8], value: JSONValue)] = []
    var names: Set<[UInt8]> = []
    repeat {
      skipBlanks()
      let start = offset
      let name = try string()
      guard names.insert(name).inserted else { throw Fault(offset: start) }
      guard skip(":") else { throw fault }
      members.append((name, try value(depth: depth + 1)))
    } while skip(",")
    guard skip("}") else { throw fault }
    return .object(members)
  }

  private mutating func number() throws(Fault) -> JSONValue {
    let start = offset
    let allowed = Array("+-.0123456789Ee".utf8)
    while let byte = next, allowed.contains(byte) { offset += 1 }
    let text = bytes[start..<offset]
    guard Self.isNumber(text), let value = DecimalText.value(text), value.isFinite else {
      throw Fault(offset: start)
    }
    return DecimalText.isInteger(text)
      ? DecimalText.integer(text).map(JSONValue.integer) ?? .number(value) : .number(value)
  }

  /// What RFC 8259 asks beyond a decimal number: no plus, no leading zero, digits around the point.
  private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    let digits = text.first == UInt8(ascii: "-") ? text.dropFirst() : text
    let whole = digits.prefix { (0x30...0x39).contains($0) }
    guard !whole.isEmpty, whole.count == 1 || whole.first != 0x30 else { return false }
    let rest = digits.dropFirst(whole.count)
    guard rest.first == UInt8(ascii: ".") else { return true }
    return rest.dropFirst().first.map { (0x30...0x39).contains($0) } ?? false
  }

  private mutating func string() throws(Fault) -> [UInt8] {
    guard next == UInt8(ascii: "\"") else { throw fault }
    offset += 1
    var result: [UInt8] = []
    while let byte = next, byte >= 0x20 {
      offset += 1
      switch byte {
      case UInt8(ascii: "\""): return result
      case UInt8(ascii: "\\"): try appendEscape(to: &result)
      default: result.append(byte)
      }
    }
    throw fault
  }

  private mutating func appendEscape(to result: inout [UInt8]) throws(Fault) {
    guard let byte = next else { throw fault }
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(byte)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "u"): result += String(try scalar()).utf8
    default: throw Fault(offset: offset - 1)
    }
  }

  private mutating func scalar() throws(Fault) -> Character {
    let start = offset
    var code = try codeUnit()
    if (0xD800...0xDBFF).contains(code), bytes[offset...].starts(with: "\\u".utf8) {
      offset += 2
      let low = try codeUnit()
      guard (0xDC00...0xDFFF).contains(low) else { throw Fault(offset: start) }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw Fault(offset: start) }
    return Character(scalar)
  }

  private mutating func codeUnit() throws(Fault) -> UInt32 {
    let digits = bytes[offset...].prefix(4)
    guard digits.count == 4, !digits.contains(UInt8(ascii: "+")),
      let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault }
    offset += 4
    return code
  }
}
