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
    throw DVCFault(
      .template,
      "a \(value.typeName) cannot be put in here; \(value.list == nil ? "only 'cmd' takes mappings" : "name one of its elements")",
      at: node)
  }
}

/// Values as arguments of a command: `to_str` of `dvc/parsing/interpolate.py`.
struct ArgumentText {
  private let options: TemplateOptions

  init(_ options: TemplateOptions) {
    self.options = options
  }

  func text(of value: PythonValue, at node: Node) throws(DVCFault) -> ByteString {
    guard case .dictionary(let dictionary) = value else { return value.pythonText }
    var words: [ByteString] = []
    try append(dictionary, prefix: "", to: &words, at: node)
    return ByteString(words.map(\.bytes).joined(separator: [.space]))
  }

  private func append(
    _ dictionary: PythonDictionary, prefix: ByteString, to words: inout [ByteString], at node: Node
  ) throws(DVCFault) {
    for entry in dictionary.entries {
      let name = ByteString(prefix.bytes + entry.key.standardText.bytes)
      let flag = ByteString("--".utf8 + name.bytes)
      switch entry.value {
      case .dictionary(let inner):
        try append(inner, prefix: ByteString(name.bytes + ".".utf8), to: &words, at: node)
      case .boolean(true): words.append(flag)
      case .boolean(false):
        if options.writesFalse { words.append(ByteString("--no-".utf8 + name.bytes)) }
      case .list(let list): words += try arguments(list, flag, name, at: node)
      case .string(let text): words += [flag, text.shellQuoted]
      default: words += [flag, entry.value.standardText]
      }
    }
  }

  private func arguments(
    _ list: [PythonValue], _ flag: ByteString, _ name: ByteString, at node: Node
  ) throws(DVCFault) -> [ByteString] {
    var words: [ByteString] = []
    for (index, element) in list.enumerated() {
      guard !element.isCollection else {
        throw DVCFault(
          .template, "\(name.quoted) holds a list or mapping in a list, which no argument can be",
          at: node)
      }
      if index == 0 || options.repeatsListName { words.append(flag) }
      words.append(element.string?.shellQuoted ?? element.standardText)
    }
    return words
  }
}

extension ByteString {
  /// As a shell takes it for one word: Python's `shlex.quote`.
  var shellQuoted: ByteString {
    guard !isEmpty else { return "''" }
    let isSafe = allSatisfy { $0.isAlphanumeric || "_@%+=:,./-".utf8.contains($0) }
    guard !isSafe else { return self }
    var quoted: [UInt8] = [0x27]
    for byte in self { quoted += byte == 0x27 ? Array("'\"'\"'".utf8) : [byte] }
    return ByteString(quoted + [0x27])
  }
}

extension Node {
  /// A mapping's entries as ruamel.yaml loads them: merged ones first, each key once, the last value of it.
  func loadedEntries() throws(DVCFault) -> [MappingEntry] {
    let written = entries
    guard written.contains(where: \.isMerge) else { return written }
    var places: [PythonValue: Int] = [:]
    var result: [MappingEntry] = []
    for entry in try withMerged(written, depth: 0) {
      guard let key = PythonValue(entry.key) else {
        throw DVCFault(.schema, "DVC cannot read this key", at: entry.key)
      }
      if let place = places[key] {
        result[place] = entry
      } else {
        places[key] = result.count
        result.append(entry)
      }
    }
    return result
  }

  private func withMerged(
    _ entries: [MappingEntry], depth: Int
  ) throws(DVCFault) -> [MappingEntry] {
    guard depth < 16 else { throw DVCFault(.limit, "too many merges inside merges", at: self) }
    var result: [MappingEntry] = []
    for entry in entries where entry.isMerge {
      let sources = entry.value.isSequence ? entry.value.elements : [entry.value]
      for source in sources.reversed() {
        guard source.isMapping else {
          throw DVCFault(.schema, "'<<' must name a mapping or a list of them", at: entry.value)
        }
        result += try withMerged(source.entries, depth: depth + 1)
      }
    }
    return result + entries.filter { !$0.isMerge }
  }
}
