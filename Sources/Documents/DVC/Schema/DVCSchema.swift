import ByteText

/// What a value of a DVC file may be: the shapes that DVC's voluptuous schemas are made of.
indirect enum DVCSchema: Sendable {
  /// Anything.
  case any
  /// Nothing: `null`.
  case none
  case text
  /// `true` or `false`; `yes` is text to DVC.
  case boolean
  /// An integer; Python takes `true` for one.
  case integer
  /// Nothing, or text or an integer of at least three characters: `CHECKSUM_SCHEMA` of
  /// `dvc/output.py`.
  case checksum
  /// `schema` of dvc.lock.
  case version(ByteString)
  /// A list, each element as the schema has it.
  case list(DVCSchema)
  /// A mapping with known keys.
  case fields(DVCFields)
  /// A mapping with any text for keys.
  case mapping(DVCSchema, count: ClosedRange<Int> = 0...Int.max)
  /// The first that the value has the shape of.
  case oneOf([DVCSchema])
  /// A mapping that is judged by the second where it has one of the keys, else by the first.
  case either(DVCFields, DVCFields, havingOneOf: [ByteString])
}

/// The keys of a mapping.
struct DVCFields: Sendable {
  let required: [ByteString]
  let schemas: [ByteString: DVCSchema]

  init(required: [ByteString] = [], _ schemas: [ByteString: DVCSchema]) {
    self.required = required
    self.schemas = schemas
  }

  func adding(required: [ByteString] = [], _ more: [ByteString: DVCSchema]) -> DVCFields {
    DVCFields(
      required: self.required + required, schemas.merging(more, uniquingKeysWith: { _, new in new })
    )
  }
}

extension DVCSchema {
  /// What is expected, for a message.
  var expectation: String {
    switch self {
    case .any: "any value"
    case .none: "nothing"
    case .text: "text"
    case .boolean: "true or false"
    case .integer: "a whole number"
    case .checksum: "a checksum of at least 3 characters"
    case .version(let version): "the text '\(version)', with quotes around it"
    case .list: "a list"
    case .fields, .mapping, .either: "a mapping"
    case .oneOf(let schemas):
      schemas.map(\.expectation).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        .joined(separator: " or ")
    }
  }

  /// Whether the node is of the kind that the schema is about, whatever is inside it.
  func hasShape(of node: Node) -> Bool {
    switch self {
    case .any: true
    case .list: node.isSequence
    case .fields, .mapping, .either: node.isMapping
    case .oneOf(let schemas): schemas.contains { $0.hasShape(of: node) }
    case .none, .text, .boolean, .integer, .checksum, .version: acceptsScalar(node)
    }
  }

  private func acceptsScalar(_ node: Node) -> Bool {
    guard let value = PythonValue(scalar: node) else { return false }
    switch (self, value) {
    case (.none, .none), (.checksum, .none), (.text, .string), (.boolean, .boolean),
      (.integer, .integer), (.integer, .bigInteger), (.integer, .boolean):
      return true
    case (.checksum, .string(let text)): return text.isEmpty || text.characterCount >= 3
    case (.checksum, .integer), (.checksum, .bigInteger), (.checksum, .boolean):
      return value.standardText.count >= 3
    case (.version(let version), .string(let text)): return text == version
    default: return false
    }
  }
}

extension ByteString {
  /// Code points.
  fileprivate var characterCount: Int { reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } }
}
