import ByteText

/// Reads what a `foreach` or a `matrix` runs over.
struct IterationReader {
  struct Item {
    /// What follows `@` in the stage's name.
    let key: ByteString
    let node: ScopeNode
  }

  struct Axis {
    let name: ByteString
    let values: [ScopeNode]
  }

  private var resolver: TemplateResolver

  init(_ scope: TemplateScope, _ workshop: TemplateWorkshop) {
    resolver = TemplateResolver(scope, workshop)
  }

  /// The items of a `foreach`: of one key the last, at the place of the first.
  mutating func items(of data: Node) throws(DVCFault) -> (items: [Item], isMapping: Bool) {
    if let elements = try list(data) {
      let isComposite = elements.contains { $0.value.isCollection }
      return (
        unique(
          elements.enumerated().map { index, node in
            Item(key: isComposite ? ByteString(String(index)) : nameText(of: node), node: node)
          }), false
      )
    }
    guard let entries = try entries(data) else {
      let value = try node(data).value
      throw DVCFault(
        .template, "'foreach' needs a list or a mapping, not \(value.typeName)", at: data)
    }
    return (unique(entries.map { Item(key: $0.key.pythonText, node: $0.node) }), true)
  }

  /// The axes of a `matrix`, in their order.
  mutating func axes(of data: Node) throws(DVCFault) -> [Axis] {
    var axes: [Axis] = []
    for entry in try data.loadedEntries() {
      guard let name = try key(entry.key).string else {
        throw DVCFault(.template, "an axis of 'matrix' must have a name", at: entry.key)
      }
      axes.append(Axis(name: name, values: try values(of: entry.value)))
    }
    guard !axes.isEmpty else {
      throw DVCFault(.template, "'matrix' has no axis, so DVC cannot name its stage", at: data)
    }
    return axes
  }

  private mutating func values(of data: Node) throws(DVCFault) -> [ScopeNode] {
    if let elements = try list(data) { return elements }
    let node = try node(data)
    // Python walks over a mapping's keys and over a text's characters.
    if let group = node.asGroup { return group.names.map { .value(.string($0), nil) } }
    if case .value(.string(let text), nil) = node {
      return text.characters.map { .value(.string($0), nil) }
    }
    throw DVCFault(
      .template, "an axis of 'matrix' needs a list, not \(node.value.typeName)", at: data)
  }

  /// The elements of a list, or of one that a template puts in; nil for all else.
  private mutating func list(_ data: Node) throws(DVCFault) -> [ScopeNode]? {
    if data.isSequence {
      var elements: [ScopeNode] = []
      for element in data.elements { elements.append(try node(element)) }
      return elements
    }
    guard data.isScalar, case .value(.list(let list), let origin) = try node(data) else {
      return nil
    }
    return list.enumerated().map { index, value in
      .value(value, origin?.appending(ByteString(String(index))))
    }
  }

  private mutating func entries(
    _ data: Node
  ) throws(DVCFault) -> [(key: PythonValue, node: ScopeNode)]? {
    if data.isMapping {
      var entries: [(key: PythonValue, node: ScopeNode)] = []
      for entry in try data.loadedEntries() {
        entries.append((try key(entry.key), try node(entry.value)))
      }
      return entries
    }
    guard let group = try node(data).asGroup else { return nil }
    return group.names.map { (.string($0), group[$0] ?? .value(.none, nil)) }
  }

  /// Python cannot take a variable for a key, only a text that holds one.
  private mutating func key(_ key: Node) throws(DVCFault) -> PythonValue {
    let node = try node(key)
    guard node.origin == nil else {
      throw DVCFault(
        .template, "DVC takes no template alone for a key; write text around it", at: key)
    }
    return node.value
  }

  /// A value that keeps where it comes from where it is one expression.
  private mutating func node(_ data: Node) throws(DVCFault) -> ScopeNode {
    if let text = data.text, PythonValue(scalar: data) == .string(text) {
      let template = TemplateText(text)
      if template.isExact { return try resolver.variable(template.expressions[0], at: data) }
    }
    return .value(try resolver.resolve(data).value, nil)
  }
}

/// What DVC makes of a list's element for a name: a variable's `true` is `True`, a written one
/// `true`.
func nameText(of node: ScopeNode) -> ByteString {
  node.origin == nil ? node.value.pythonText : node.value.standardText
}

private func unique(_ items: [IterationReader.Item]) -> [IterationReader.Item] {
  var places: [ByteString: Int] = [:]
  var result: [IterationReader.Item] = []
  for item in items {
    if let place = places[item.key] {
      result[place] = item
    } else {
      places[item.key] = result.count
      result.append(item)
    }
  }
  return result
}

extension ByteString {
  /// One text a code point.
  fileprivate var characters: [ByteString] {
    var result: [ByteString] = []
    for byte in self {
      if byte & 0xC0 == 0x80, !result.isEmpty {
        result[result.count - 1].bytes.append(byte)
      } else {
        result.append(ByteString([byte]))
      }
    }
    return result
  }
}
