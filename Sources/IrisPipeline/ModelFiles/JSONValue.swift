/// A JSON document, with object members in their order.
package indirect enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// Finite.
  case number(Double)
  /// UTF-8.
  case string([UInt8])
  case array([JSONValue])
  case object([(name: [UInt8], value: JSONValue)])

  package static func text(_ text: String) -> JSONValue { .string(Array(text.utf8)) }

  package static func members(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
    .object(members.map { (Array($0.key.utf8), $0.value) })
  }

  package static func == (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left == right
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0 == $1 }
    default: false
    }
  }
}

extension JSONValue {
  /// The member of an object; nil where there is none or this is no object.
  package subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name.elementsEqual(name.utf8) }?.value
  }

  package var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  package var bytes: [UInt8]? {
    if case .string(let bytes) = self { bytes } else { nil }
  }

  package var integer: Int? {
    if case .integer(let value) = self { value } else { nil }
  }

  /// A string as text, for values that only are compared or parsed.
  package var string: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }
}
