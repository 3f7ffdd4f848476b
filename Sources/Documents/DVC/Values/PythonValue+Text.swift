public import ByteText

extension PythonValue {
  /// How DVC puts the value into a text: `str(value)`, but `true` and `false` in lower case.
  public var pythonText: ByteString {
    switch self {
    case .boolean(let value): value ? "true" : "false"
    case .string(let text): text
    default: representation
    }
  }

  /// What Python's `str(value)` says.
  public var standardText: ByteString {
    if case .string(let text) = self { text } else { representation }
  }

  /// What Python's `repr(value)` says.
  public var representation: ByteString {
    switch self {
    case .none: return "None"
    case .boolean(let value): return value ? "True" : "False"
    case .integer(let value): return ByteString(String(value))
    case .bigInteger(let digits), .timestamp(let digits): return digits
    case .float(let value): return ByteString(floatText(value))
    case .string(let text): return quotedRepresentation(text)
    case .list(let list):
      return ByteString("[" + joined(list.map(\.representation)) + "]")
    case .dictionary(let dictionary):
      let entries = dictionary.entries.map {
        $0.key.representation.bytes + ": ".utf8 + $0.value.representation.bytes
      }
      return ByteString("{" + joined(entries.map { ByteString($0) }) + "}")
    }
  }
}

private func joined(_ texts: [ByteString]) -> String {
  String(decoding: Array(texts.map(\.bytes).joined(separator: Array(", ".utf8))), as: UTF8.self)
}

/// Python's `repr` of a double: the shortest digits, an exponent below 1e-4 and from 1e16 on.
private func floatText(_ value: Double) -> String {
  if value.isNaN { return "nan" }
  if value.isInfinite { return value < 0 ? "-inf" : "inf" }
  // Swift uses an exponent from 2^53 on already.
  if value.magnitude >= 0x1p53, value.magnitude < 1e16 { return "\(Int(value)).0" }
  return value.description
}

/// Python's `repr` of a string; what is not ASCII is taken for printable.
private func quotedRepresentation(_ text: ByteString) -> ByteString {
  let quote: UInt8 = text.contains(.ascii("'")) && !text.contains(.ascii("\"")) ? 0x22 : 0x27
  var result: [UInt8] = [quote]
  for byte in text {
    switch byte {
    case quote, .ascii("\\"): result += [.ascii("\\"), byte]
    case .lineFeed: result += "\\n".utf8
    case .carriageReturn: result += "\\r".utf8
    case .tab: result += "\\t".utf8
    case 0..<0x20, 0x7F: result += "\\x\(hexadecimal(UInt32(byte), width: 2))".lowercased().utf8
    default: result.append(byte)
    }
  }
  return ByteString(result + [quote])
}
