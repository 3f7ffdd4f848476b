import ByteText

/// The variables that a stage sees: `Context` of `dvc/parsing/context.py`.
struct TemplateScope {
  private(set) var variables = ScopeGroup()
  /// `item` and `key` of the stage that is generated; they hide variables and may not be redefined.
  var temporary: [ByteString: ScopeNode] = [:]
  /// The files taken in: nil where all of the file was, else the names.
  private var imports: [RepositoryPath: [ByteString]?] = [:]

  /// The node at a path of names and indexes.
  func node(at path: VariablePath) -> ScopeNode? {
    var node = temporary[path.components[0]] ?? variables[path.components[0]]
    for component in path.components.dropFirst() {
      guard let parent = node else { return nil }
      node = parent.child(component)
    }
    return node
  }

  /// Takes in what one element of `vars` defines.
  mutating func load(
    _ element: Node, source: ByteString, in folder: RepositoryPath?, _ workshop: TemplateWorkshop
  ) throws(DVCFault) {
    if element.isMapping {
      guard let dictionary = PythonDictionary(element) else {
        throw DVCFault(.template, "a value here cannot be read", at: element)
      }
      let origin = VariableOrigin(source: source, isFile: false, path: "")
      try merge(ScopeGroup(dictionary.withTextKeys(at: element), origin), at: element, workshop)
    } else if let text = element.text {
      try load(file: text, at: element, in: folder, workshop)
    }
  }

  /// Takes in the `params.yaml` beside dvc.yaml, if it is there.
  mutating func loadDefaultFile(
    beside document: Node, in folder: RepositoryPath, _ workshop: TemplateWorkshop
  ) throws(DVCFault) {
    let path = folder.appending(ParameterReader.defaultFile)
    if case .absent = workshop.files.contents(of: path) { return }
    try load(file: ParameterReader.defaultFile, at: document, in: folder, workshop)
  }

  /// - Parameter text: `params.yaml`, or with names `params.yaml:train,test`.
  private mutating func load(
    file text: ByteString, at node: Node, in folder: RepositoryPath?, _ workshop: TemplateWorkshop
  ) throws(DVCFault) {
    let written = ByteString(text.prefix { $0 != .ascii(":") })
    let names = text.dropFirst(written.count + 1).split(separator: .ascii(",")).map {
      ByteString($0)
    }
    let hasNames = text.count > written.count + 1
    guard let path = folder?.resolvingLocalPath(written) else {
      throw DVCFault(
        .unverified, "\(written.quoted) lies outside the repository, so its values are not known",
        at: node)
    }
    if let known = imports[path] {
      if names.isEmpty, known == nil { return }
      try checkLoaded(known, names, text, at: node)
    }
    let group = try workshop.variables(of: path, named: written, names, at: node)
    try merge(group, at: node, workshop)
    if let known = imports[path] {
      imports[path] = (known ?? []) + names
    } else {
      imports[path] = .some(hasNames ? names : nil)
    }
  }

  private func checkLoaded(
    _ known: [ByteString]?, _ names: [ByteString], _ text: ByteString, at node: Node
  ) throws(DVCFault) {
    guard let known else {
      throw DVCFault(
        .template, "\(text.quoted) takes a part of a file that is taken in whole already", at: node)
    }
    if names.isEmpty || names.contains(where: known.contains) {
      throw DVCFault(
        .template, "\(text.quoted) takes in what was taken of that file already", at: node)
    }
  }

  private mutating func merge(
    _ group: ScopeGroup, at node: Node, _ workshop: TemplateWorkshop
  ) throws(DVCFault) {
    try workshop.charge(group.count * 256 + variables.count * 16, at: node)
    if let name = group.names.first(where: { temporary[$0] != nil }) {
      throw DVCFault(
        .template, "\(name.quoted) is DVC's own name in a generated stage; choose another", at: node
      )
    }
    do throws(Redefinition) {
      try variables.merge(group)
    } catch {
      let place = error.known.map { " in \($0.source.quoted)" } ?? ""
      throw DVCFault(
        .template, "\(error.name.quoted) is defined already\(place); define it once", at: node)
    }
  }
}
