import ByteText

/// Fills in the templates of one stage or one section: `Context.resolve` of DVC 3.67.
struct TemplateResolver {
  let scope: TemplateScope
  let workshop: TemplateWorkshop
  /// The key of the stage that is filled in: only `cmd` takes mappings. Nil where any value goes.
  var key: ByteString?
  /// What was used, by its file and its name.
  private(set) var usedVariables: [ByteString: [ByteString: PythonValue]] = [:]

  init(_ scope: TemplateScope, _ workshop: TemplateWorkshop) {
    self.scope = scope
    self.workshop = workshop
  }

  /// The value at `node`, keys filled in too.
  mutating func resolve(_ node: Node) throws(DVCFault) -> LocatedValue {
    try workshop.charge(64, at: node)
    if node.isSequence {
      var elements: [LocatedValue] = []
      for element in node.elements { elements.append(try resolve(element)) }
      return LocatedValue(.list(elements), at: node)
    }
    guard node.isMapping else { return LocatedValue(.scalar(try scalar(node)), at: node) }
    var entries: [LocatedValue.Entry] = []
    for entry in try node.loadedEntries() {
      entries.append(
        LocatedValue.Entry(
          key: try scalar(entry.key), keyNode: entry.key, value: try resolve(entry.value)))
    }
    return LocatedValue(.dictionary(entries), at: node)
  }

  private mutating func scalar(_ node: Node) throws(DVCFault) -> PythonValue {
    guard let value = PythonValue(scalar: node) else {
      throw DVCFault(.schema, "DVC cannot read this value", at: node)
    }
    guard case .string(let text) = value else { return value }
    return try resolve(text, at: node)
  }

  /// The text with its expressions filled in; a lone expression keeps its value's type.
  mutating func resolve(_ text: ByteString, at node: Node) throws(DVCFault) -> PythonValue {
    let template = TemplateText(text)
    guard !template.expressions.isEmpty else {
      return .string(ByteString(TemplateText.unescaped(text.bytes)))
    }
    if template.isExact {
      let value = try variable(template.expressions[0], at: node).value
      try validate(value, at: node)
      return value
    }
    var buffer: [UInt8] = []
    var position = 0
    for expression in template.expressions {
      let value = try variable(expression, at: node).value
      try validate(value, at: node)
      let inserted = try ArgumentText(workshop.options).text(of: value, at: node)
      try workshop.charge(inserted.count, at: node)
      buffer += text.bytes[position..<expression.range.lowerBound] + inserted.bytes
      position = expression.range.upperBound
    }
    buffer += text.bytes[position...]
    return .string(ByteString(TemplateText.unescaped(buffer)))
  }

  /// The variable that an expression names.
  mutating func variable(
    _ expression: TemplateText.Expression, at node: Node
  ) throws(DVCFault) -> ScopeNode {
    guard let path = VariablePath(expression.inner) else {
      throw DVCFault(
        .template, "\(expression.inner.quoted) is no variable; write names as in ${a.b[0]}",
        at: node)
    }
    guard let found = scope.node(at: path) else {
      throw DVCFault(.template, "there is no variable \(expression.inner.quoted)", at: node)
    }
    note(found)
    return found
  }

  private mutating func note(_ found: ScopeNode) {
    guard case .value(let value, let origin?) = found, origin.isFile else { return }
    if case .dictionary = value { return }
    usedVariables[origin.source, default: [:]][origin.path] = value
  }

  private func validate(_ value: PythonValue, at node: Node) throws(DVCFault) {
    guard let key, !key.contains("foreach"), value.isCollection else { return }
    if case .dictionary = value, key == "cmd" { return }
    let advice = value.list == nil ? "only 'cmd' takes mappings" : "name one of its elements"
    throw DVCFault(
      .template, "a \(value.typeName) cannot be put in here; \(advice)", at: node)
  }
}
