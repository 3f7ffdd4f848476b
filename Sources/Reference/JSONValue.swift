import Reporters

/// A JSON document in memory; objects keep the order in which they are written.
indirect enum JSONValue: Sendable {
  case string(String)
  case number(Double)
  case boolean(Bool)
  case array([JSONValue])
  case object([(String, JSONValue)])

  static func strings(_ texts: some Sequence<String>) -> JSONValue {
    .array(texts.map { .string($0) })
  }

  static func integer(_ value: Int) -> JSONValue { .number(Double(value)) }

  /// The document with a line break at its end. Objects take a line a member, arrays of plain values one.
  var text: String {
    var json = JSONWriter()
    write(to: &json)
    return String(decoding: json.bytes, as: UTF8.self) + "\n"
  }

  private func write(to json: inout JSONWriter) {
    switch self {
    case .string(let text): json.string(text)
    case .number(let value): json.number(value)
    case .boolean(let value): json.boolean(value)
    case .array(let elements):
      json.array(elements, isLong ? .lines : .inline) { $1.write(to: &$0) }
    case .object(let members):
      json.object(isLong ? .lines : .inline) { json in
        for (name, value) in members {
          json.key(name)
          value.write(to: &json)
        }
      }
    }
  }

  /// Whether the container takes more than one line.
  private var isLong: Bool { width > 80 }

  /// The characters of the value on one line.
  private var width: Int {
    switch self {
    case .string(let text): text.utf8.count + 2
    case .number, .boolean: 6
    case .array(let elements): elements.reduce(2) { $0 + $1.width + 2 }
    case .object(let members): members.reduce(2) { $0 + $1.0.utf8.count + $1.1.width + 6 }
    }
  }
}
