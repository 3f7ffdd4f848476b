import ByteText

/// Expands the stages of one dvc.yaml: `DataResolver` of `dvc/parsing/__init__.py`, DVC 3.67.
///
/// Where DVC stops at the first error, each written stage is expanded and has its own fault.
struct StageExpander {
  private let file: RepositoryPath
  private let root: Node
  private let workshop: TemplateWorkshop
  private let paths: CheckedPaths
  private var scope = TemplateScope()
  private(set) var stages: [DVCStage] = []
  private(set) var faults = FaultCollection()

  init(
    _ root: Node, file: RepositoryPath, _ workshop: TemplateWorkshop, _ ignore: DVCIgnore
  ) {
    paths = CheckedPaths(ignore)
    self.root = root
    self.file = file
    self.workshop = workshop
  }

  /// The rest of the file's sections, once the stages are expanded.
  var sections: PipelineSections {
    mutating get {
      var reader = SectionReader(root, file: file, scope: scope, workshop)
      let sections = reader.sections
      faults.append(reader.faults)
      return sections
    }
  }

  mutating func expand() {
    do throws(DVCFault) {
      try loadVariables()
    } catch {
      faults.append(error)
      return
    }
    for entry in root["stages"]?.entries ?? [] {
      do throws(DVCFault) {
        try expand(entry)
      } catch {
        faults.append(error)
        if error.kind == .limit { return }
      }
    }
  }

  private mutating func loadVariables() throws(DVCFault) {
    let elements = root["vars"]?.elements ?? []
    for element in elements { try refuseTemplates(in: element) }
    try scope.loadDefaultFile(beside: root, in: file.folder, workshop)
    for (index, element) in elements.enumerated() {
      try scope.load(
        element, source: ByteString("vars[\(index)]"), in: file.folder, workshop)
    }
  }

  /// `vars` are what templates are filled in from, so they hold none.
  private func refuseTemplates(in node: Node) throws(DVCFault) {
    if let text = node.text, !TemplateText(text).expressions.isEmpty {
      throw DVCFault(.template, "'vars' cannot hold templates; write the value itself", at: node)
    }
    for element in node.elements { try refuseTemplates(in: element) }
    for entry in node.entries {
      try refuseTemplates(in: entry.key)
      try refuseTemplates(in: entry.value)
    }
  }

  private mutating func expand(_ entry: MappingEntry) throws(DVCFault) {
    guard let name = entry.key.text else { return }
    let body = entry.value
    if body["matrix"] != nil {
      try expandMatrix(name, entry)
    } else if let template = body["do"] {
      try expandForeach(name, entry, template)
    } else {
      guard !name.contains(.ascii("@")) else {
        throw DVCFault(
          .template,
          "DVC takes what follows '@' for a template's part and does not find \(name.quoted)",
          at: entry.key)
      }
      try add(name, entry.key, body, scope)
    }
  }

  private mutating func expandForeach(
    _ name: ByteString, _ entry: MappingEntry, _ template: Node
  ) throws(DVCFault) {
    guard let data = entry.value["foreach"] else { return }
    var iteration = IterationReader(scope, workshop)
    let items = try iteration.items(of: data)
    try checkCount(items.items.count, at: entry.key)
    for item in items.items {
      var temporary: [ByteString: ScopeNode] = ["item": item.node]
      if items.isMapping { temporary["key"] = .value(.string(item.key), nil) }
      try addGenerated(name, item.key, entry.key, template, temporary)
    }
  }

  private mutating func expandMatrix(
    _ name: ByteString, _ entry: MappingEntry
  ) throws(DVCFault) {
    guard let data = entry.value["matrix"] else { return }
    var iteration = IterationReader(scope, workshop)
    let axes = try iteration.axes(of: data)
    // The product is never made where it is too large.
    var count = 1
    for axis in axes {
      let (product, isTooLarge) = count.multipliedReportingOverflow(by: axis.values.count)
      count = isTooLarge ? .max : product
      if product == 0 { break }
    }
    try checkCount(count, at: entry.key)
    for combination in MatrixCombinations(axes) {
      try addGenerated(
        name, combination.key, entry.key, entry.value,
        ["key": .value(.string(combination.key), nil), "item": .group(combination.group)])
    }
  }

  private func checkCount(_ count: Int, at node: Node) throws(DVCFault) {
    guard stages.count + count <= workshop.limits.stages else {
      throw DVCFault(
        .limit, "the file makes more than \(workshop.limits.stages) stages; the rest was not read",
        at: node)
    }
  }

  /// Faults of one generated stage do not hide those of the next.
  private mutating func addGenerated(
    _ group: ByteString, _ part: ByteString, _ key: Node, _ template: Node,
    _ temporary: [ByteString: ScopeNode]
  ) throws(DVCFault) {
    let name = ByteString(group.bytes + "@".utf8 + part.bytes)
    var scope = scope
    scope.temporary = temporary
    do throws(DVCFault) {
      guard !part.isEmpty, !part.contains(.ascii("@")) else {
        throw DVCFault(
          .template,
          "DVC cannot find \(name.quoted): the part after '@' is empty or holds another '@'",
          at: key)
      }
      try add(name, key, template, scope)
    } catch {
      faults.append(error)
      if error.kind == .limit { throw error }
    }
  }

  private mutating func add(
    _ name: ByteString, _ key: Node, _ body: Node, _ scope: TemplateScope
  ) throws(DVCFault) {
    try checkCount(1, at: key)
    let scope = try self.scope(of: name, body, scope)
    var resolver = TemplateResolver(scope, workshop)
    var entries: [LocatedValue.Entry] = []
    for entry in try body.loadedEntries() {
      guard let field = entry.key.text, field != "vars", field != "matrix" else { continue }
      resolver.key = field
      entries.append(
        LocatedValue.Entry(
          key: .string(field), keyNode: entry.key, value: try resolver.resolve(entry.value)))
    }
    let stage = try StageReader(
      name: name, key: key, file: file, project: workshop.project,
      body: LocatedValue(.dictionary(entries), at: body), usedVariables: resolver.usedVariables
    ).stage()
    try paths.check(stage)
    stages.append(stage)
  }

  /// The variables that the stage sees: its own `vars` too, their files relative to its `wdir`.
  private func scope(
    of name: ByteString, _ body: Node, _ scope: TemplateScope
  ) throws(DVCFault) -> TemplateScope {
    guard let elements = body["vars"]?.elements, !elements.isEmpty else { return scope }
    for element in elements { try refuseTemplates(in: element) }
    var folder: RepositoryPath? = file.folder
    if let written = body["wdir"], let text = written.text, !text.isEmpty {
      var resolver = TemplateResolver(scope, workshop)
      folder = file.folder.resolvingLocalPath(try resolver.resolve(text, at: written).pythonText)
    }
    var scope = scope
    for (index, element) in elements.enumerated() {
      let source = ByteString(name.bytes + ".vars[\(index)]".utf8)
      try scope.load(element, source: source, in: folder, workshop)
    }
    return scope
  }
}
