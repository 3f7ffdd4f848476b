import ByteText

extension PythonValue {
  /// What Python's `json.dumps(value, sort_keys=True)` writes: DVC hashes these bytes.
  ///
  /// Keys are sorted by code point; what is not ASCII is escaped, past U+FFFF as two surrogates.
  public var jsonBytes: [UInt8] { jsonBytes(sortsKeys: true) }

  /// What Python's `json.dumps` writes, with the keys in their own order or sorted.
  public func jsonBytes(sortsKeys: Bool) -> [UInt8] {
    var writer = JSONWriter(sortsKeys: sortsKeys)
    writer.write(self)
    return writer.bytes
  }
}

private struct JSONWriter {
  let sortsKeys: Bool
  private(set) var bytes: [UInt8] = []

  init(sortsKeys: Bool) { self.sortsKeys = sortsKeys }

  mutating func write(_ value: PythonValue) {
    switch value {
    case .none: bytes += "null".utf8
    case .boolean(let value): bytes += (value ? "true" : "false").utf8
    case .float(let value) where !value.isFinite:
      bytes += (value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity").utf8
    case .integer, .bigInteger, .float: bytes += value.standardText.bytes
    case .string(let text), .timestamp(let text): writeText(text)
    case .list(let list):
      writeSequence(list, "[", "]") { writer, element in writer.write(element) }
    case .dictionary(let dictionary):
      var entries = dictionary.entries.map { (key: $0.key.jsonKey, value: $0.value) }
      if sortsKeys { entries.sort { $0.key < $1.key } }
      writeSequence(entries, "{", "}") { writer, entry in
        writer.writeText(entry.key)
        writer.bytes += ": ".utf8
        writer.write(entry.value)
      }
    }
  }

  private mutating func writeSequence<Element>(
    _ elements: [Element], _ open: Unicode.Scalar, _ close: Unicode.Scalar,
    _ write: (inout JSONWriter, Element) -> Void
  ) {
    bytes.append(.ascii(open))
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes += ", ".utf8 }
      write(&self, element)
    }
    bytes.append(.ascii(close))
  }

  /// Bytes that are no UTF-8 come out as Python reads them in file names: `\udc80` to `\udcff`.
  private mutating func writeText(_ text: ByteString) {
    bytes.append(.ascii("\""))
    var parser = UTF8.ForwardParser()
    var rest = text.bytes.makeIterator()
    var place = 0
    loop: while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let encoded):
        write(UTF8.decode(encoded))
        place += encoded.count
      case .error(let length):
        for byte in text.bytes[place..<(place + length)] { writeEscape(0xDC00 + UInt16(byte)) }
        place += length
      case .emptyInput: break loop
      }
    }
    bytes.append(.ascii("\""))
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": bytes += "\\\"".utf8
    case "\\": bytes += "\\\\".utf8
    case "\n": bytes += "\\n".utf8
    case "\r": bytes += "\\r".utf8
    case "\t": bytes += "\\t".utf8
    case "\u{8}": bytes += "\\b".utf8
    case "\u{C}": bytes += "\\f".utf8
    case " "..."~": bytes.append(UInt8(scalar.value))
    default: for unit in UTF16.encode(scalar) ?? UTF16.EncodedScalar() { writeEscape(unit) }
    }
  }

  private mutating func writeEscape(_ unit: UInt16) {
    bytes += "\\u".utf8
    bytes += hexadecimal(UInt32(unit), width: 4).utf8.map(\.lowercased)
  }
}

extension PythonValue {
  /// A key as JSON writes it.
  fileprivate var jsonKey: ByteString {
    switch self {
    case .none: "null"
    case .boolean(let value): value ? "true" : "false"
    default: standardText
    }
  }
}
