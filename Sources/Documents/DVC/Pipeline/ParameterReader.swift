import ByteText

/// The parameters of a stage by their files: `_merge_params` of `dvc/dependency/__init__.py`.
struct ParameterReader {
  static let defaultFile: ByteString = "params.yaml"

  private let elements: [LocatedValue]
  /// Files of which a list without names was given: all of the file counts, whatever else is named.
  private var wholeFiles: Set<ByteString> = []
  private var files: [(text: ByteString, node: Node)] = []
  private var names: [ByteString: [(text: ByteString, node: Node)]] = [:]

  init(_ elements: [LocatedValue]) {
    self.elements = elements
  }

  func selections(in folder: RepositoryPath?) throws(DVCFault) -> [DVCParameterSelection] {
    var reader = self
    for element in elements where element.string == nil {
      for entry in element.entries where !entry.value.value.isTruthy {
        if let file = entry.key.string { reader.wholeFiles.insert(file) }
      }
    }
    for element in elements { try reader.read(element) }
    return reader.files.map {
      DVCParameterSelection(
        file: DVCReference($0.text, at: $0.node, in: folder), names: reader.names[$0.text] ?? [])
    }
  }

  private mutating func read(_ element: LocatedValue) throws(DVCFault) {
    if let name = element.string {
      guard !wholeFiles.contains(Self.defaultFile) else { return }
      add([(name, element.node)], of: Self.defaultFile, at: element.node)
      return
    }
    guard element.value.dictionary != nil else {
      throw DVCFault(
        .template, "a parameter must be a name or a file with names, not \(element.value.typeName)",
        at: element.node)
    }
    for entry in element.entries {
      guard let file = entry.key.string else {
        throw DVCFault(
          .template, "a parameter file must be a path, not \(entry.key.typeName)", at: entry.keyNode
        )
      }
      if wholeFiles.contains(file) {
        add([], of: file, at: entry.keyNode)
      } else {
        add(try list(entry.value, file), of: file, at: entry.keyNode)
      }
    }
  }

  private func list(
    _ value: LocatedValue, _ file: ByteString
  ) throws(DVCFault) -> [(text: ByteString, node: Node)] {
    guard value.value.list != nil else {
      throw DVCFault(
        .schema, "the parameters of \(file.quoted) must be a list, not \(value.value.typeName)",
        at: value.node)
    }
    var result: [(text: ByteString, node: Node)] = []
    for element in value.elements {
      guard let name = element.string else {
        throw DVCFault(
          .schema, "a parameter's name must be text, not \(element.value.typeName)",
          at: element.node)
      }
      result.append((name, element.node))
    }
    return result
  }

  private mutating func add(
    _ added: [(text: ByteString, node: Node)], of file: ByteString, at node: Node
  ) {
    if names[file] == nil { files.append((file, node)) }
    names[file, default: []] += added
  }
}
