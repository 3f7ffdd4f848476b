import ByteText
public import Documents

/// JSON as Python's `json.dumps(value, sort_keys=True)` writes it: `, ` and `: `, and ASCII alone.
public enum PythonJSON {
  /// Nil for what Python cannot write: a date, a key that is a list.
  public static func text(_ value: PythonValue) -> [UInt8]? {
    var json: [UInt8] = []
    return append(value, to: &json) ? json : nil
  }

  private static func append(_ value: PythonValue, to json: inout [UInt8]) -> Bool {
    switch value {
    case .none: json += "null".utf8
    case .boolean(let value): json += (value ? "true" : "false").utf8
    case .string(let text): append(text, to: &json)
    case .float(let number) where number.isNaN: json += "NaN".utf8
    case .float(let number) where number.isInfinite:
      json += (number < 0 ? "-Infinity" : "Infinity").utf8
    case .integer, .bigInteger, .float: json += value.pythonText.bytes
    case .timestamp: return false
    case .list(let list):
      return appendAll(list, "[", "]", to: &json) { append($0, to: &$1) }
    case .dictionary(let dictionary): return append(dictionary, to: &json)
    }
    return true
  }

  private static func append(_ dictionary: PythonDictionary, to json: inout [UInt8]) -> Bool {
    var entries: [(key: ByteString, value: PythonValue)] = []
    for entry in dictionary.entries {
      // Python refuses to sort keys of several types; DVC's files have texts alone.
      guard let key = entry.key.string else { return false }
      entries.append((key, entry.value))
    }
    return appendAll(entries.sorted { $0.key < $1.key }, "{", "}", to: &json) { entry, json in
      append(entry.key, to: &json)
      json += ": ".utf8
      return append(entry.value, to: &json)
    }
  }

  private static func appendAll<Element>(
    _ elements: [Element], _ open: String, _ close: String, to json: inout [UInt8],
    _ append: (Element, inout [UInt8]) -> Bool
  ) -> Bool {
    json += open.utf8
    for (place, element) in elements.enumerated() {
      if place > 0 { json += ", ".utf8 }
      guard append(element, &json) else { return false }
    }
    json += close.utf8
    return true
  }

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
