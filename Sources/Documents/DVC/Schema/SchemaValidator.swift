import ByteText

/// Finds what DVC's schema rejects.
struct SchemaValidator {
  private(set) var faults: [DVCFault] = []

  /// The faults of a whole file; none where it holds nothing, which DVC takes for an empty mapping.
  static func faults(in file: ParsedFile, _ schema: DVCSchema) -> [DVCFault] {
    guard let root = file.document?.root else { return [] }
    if let value = PythonValue(root), !value.isTruthy { return [] }
    var validator = SchemaValidator()
    validator.validate(root, schema, at: root)
    return validator.faults
  }

  /// - Parameter owner: where a fault of the whole value is shown: its key, or the value itself.
  private mutating func validate(_ node: Node, _ schema: DVCSchema, at owner: Node) {
    guard schema.hasShape(of: node) else {
      refuse(node, schema, at: owner)
      return
    }
    switch schema {
    case .list(let element):
      for child in node.elements { validate(child, element, at: child) }
    case .fields(let fields): validate(node, fields, at: owner)
    case .either(let first, let second, let keys):
      validate(node, keys.contains { node[$0] != nil } ? second : first, at: owner)
    case .mapping(let value, let count): validate(node, value, count, at: owner)
    case .oneOf(let schemas):
      guard let schema = schemas.first(where: { $0.hasShape(of: node) }) else { return }
      validate(node, schema, at: owner)
    case .any: checkReadable(node)
    case .none, .text, .boolean, .integer, .checksum, .version: break
    }
  }

  private mutating func validate(_ node: Node, _ fields: DVCFields, at owner: Node) {
    let isOpen = fields.schemas[""] != nil
    var found: Set<ByteString> = []
    for (entry, key) in entries(of: node, anyKey: isOpen) {
      guard let key else {
        checkReadable(entry.value)
        continue
      }
      found.insert(key)
      if let schema = fields.schemas[isOpen ? "" : key] {
        validate(entry.value, schema, at: entry.key)
      } else {
        faults.append(DVCFault(.schema, unknown(key, fields), at: entry.key))
      }
    }
    for key in fields.required where !found.contains(key) {
      faults.append(DVCFault(.schema, "\(key.quoted) is missing", at: owner))
    }
  }

  private mutating func validate(
    _ node: Node, _ value: DVCSchema, _ count: ClosedRange<Int>, at owner: Node
  ) {
    let entries = entries(of: node, anyKey: false)
    for (entry, _) in entries { validate(entry.value, value, at: entry.key) }
    guard !count.contains(entries.count) else { return }
    let expected =
      entries.count < count.lowerBound
      ? "at least \(count.lowerBound)" : "at most \(count.upperBound)"
    faults.append(
      DVCFault(.schema, "\(expected) key is expected here, not \(entries.count)", at: owner))
  }

  /// The entries with their text keys; a key of another type is a fault unless any goes.
  private mutating func entries(
    of node: Node, anyKey: Bool
  ) -> [(entry: MappingEntry, key: ByteString?)] {
    do throws(DVCFault) {
      var result: [(entry: MappingEntry, key: ByteString?)] = []
      for entry in try node.loadedEntries() {
        let key = PythonValue(scalar: entry.key)
        if let text = key?.string {
          result.append((entry, text))
        } else if anyKey {
          result.append((entry, nil))
        } else {
          let type = key?.typeName ?? "a collection"
          faults.append(
            DVCFault(
              .schema, "a key must be text, not \(type); put quotes around it", at: entry.key))
        }
      }
      return result
    } catch {
      faults.append(error)
      return []
    }
  }

  private mutating func refuse(_ node: Node, _ schema: DVCSchema, at owner: Node) {
    let found =
      node.isMapping
      ? "a mapping" : node.isSequence ? "a list" : PythonValue(scalar: node).map(describe)
    let place = node.byteRange.isEmpty ? owner : node
    faults.append(
      DVCFault(
        .schema, "\(schema.expectation) is expected here, not \(found ?? "what DVC cannot read")",
        at: place))
  }

  private mutating func checkReadable(_ node: Node) {
    if node.isScalar, PythonValue(scalar: node) == nil {
      faults.append(DVCFault(.schema, "DVC cannot read this value", at: node))
    }
    for element in node.elements { checkReadable(element) }
    for entry in node.entries { checkReadable(entry.value) }
  }
}

private func describe(_ value: PythonValue) -> String {
  switch value {
  case .none: "nothing"
  case .boolean(let value): "the boolean \(value)"
  case .integer, .bigInteger: "the number \(value.standardText)"
  case .float: "the decimal number \(value.standardText)"
  case .string(let text): "the text \(text.quoted)"
  case .timestamp(let text): "the date \(text)"
  case .list: "a list"
  case .dictionary: "a mapping"
  }
}

private func unknown(_ key: ByteString, _ fields: DVCFields) -> String {
  let known = fields.schemas.keys.sorted()
  if let near = nearest(to: key, among: known) {
    return "DVC knows no key \(key.quoted) here; did you mean \(near.quoted)?"
  }
  return "DVC knows no key \(key.quoted) here"
}
