/// Writes JSON in one form only, so that equal values give equal bytes.
///
/// Two blanks a level, a line a member; arrays of scalars stay on one line; a final line feed.
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []

  package static func document(_ value: JSONValue) -> [UInt8] {
    var writer = JSONWriter()
    writer.write(value, indent: 0)
    writer.write("\n")
    return writer.bytes
  }

  /// On one line without any blank.
  package static func compact(_ value: JSONValue) -> [UInt8] {
    var writer = JSONWriter()
    writer.writeCompact(value)
    return writer.bytes
  }

  private mutating func write(_ text: String) { bytes += text.utf8 }

  private mutating func write(_ value: JSONValue, indent: Int) {
    switch value {
    case .array(let elements) where elements.contains(where: \.isContainer):
      writeList(elements, open: "[", close: "]", indent) { writer, element in
        writer.write(element, indent: indent + 1)
      }
    case .object(let members) where !members.isEmpty:
      writeList(members, open: "{", close: "}", indent) { writer, member in
        writer.write(string: member.name)
        writer.write(": ")
        writer.write(member.value, indent: indent + 1)
      }
    case .array(let elements):
      write("[")
      for (index, element) in elements.enumerated() {
        if index > 0 { write(", ") }
        writeCompact(element)
      }
      write("]")
    default: writeCompact(value)
    }
  }

  private mutating func writeList<Element>(
    _ elements: [Element], open: String, close: String, _ indent: Int,
    _ writeElement: (inout JSONWriter, Element) -> Void
  ) {
    write(open)
    for (index, element) in elements.enumerated() {
      write(index > 0 ? ",\n" : "\n")
      write(String(repeating: "  ", count: indent + 1))
      writeElement(&self, element)
    }
    write("\n" + String(repeating: "  ", count: indent) + close)
  }

  private mutating func writeCompact(_ value: JSONValue) {
    switch value {
    case .null: write("null")
    case .bool(let value): write(value ? "true" : "false")
    case .integer(let value): write(value.description)
    case .number(let value): write(DecimalText.text(value))
    case .string(let value): write(string: value)
    case .array(let elements):
      write("[")
      for (index, element) in elements.enumerated() {
        if index > 0 { write(",") }
        writeCompact(element)
      }
      write("]")
    case .object(let members):
      write("{")
      for (index, member) in members.enumerated() {
        if index > 0 { write(",") }
        write(string: member.name)
        write(":")
        writeCompact(member.value)
      }
      write("}")
    }
  }

  private mutating func write(string: [UInt8]) {
    write("\"")
    for byte in string {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<0x20, 0x7F:
        let digits = String(byte, radix: 16)
        write("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      default: bytes.append(byte)
      }
    }
    write("\"")
  }
}

extension JSONValue {
  fileprivate var isContainer: Bool {
    switch self {
    case .array, .object: true
    default: false
    }
  }
}
