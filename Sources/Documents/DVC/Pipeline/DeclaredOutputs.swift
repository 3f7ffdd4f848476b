import ByteText

/// The outputs of one key, each path once: what is written of it twice is put together.
struct DeclaredOutputs {
  private(set) var paths: [(text: ByteString, node: Node)] = []
  private(set) var options: [ByteString: [ByteString: LocatedValue]] = [:]

  mutating func add(_ element: LocatedValue) throws(DVCFault) {
    if let path = element.string {
      insert(path, element.node, [])
      return
    }
    guard element.value.dictionary != nil else {
      throw DVCFault(
        .template, "an output must be a path, not \(element.value.typeName)", at: element.node)
    }
    for entry in element.entries {
      guard let path = entry.key.string else {
        throw DVCFault(
          .template, "an output must be a path, not \(entry.key.typeName)", at: entry.keyNode)
      }
      guard entry.value.value.dictionary != nil else {
        throw DVCFault(
          .schema,
          "the options of \(path.quoted) must be a mapping: DVC reads no other form of them",
          at: entry.value.node)
      }
      insert(path, entry.keyNode, entry.value.entries)
    }
  }

  private mutating func insert(_ path: ByteString, _ node: Node, _ entries: [LocatedValue.Entry]) {
    if options[path] == nil { paths.append((path, node)) }
    var known = options[path] ?? [:]
    for entry in entries {
      if let key = entry.key.string { known[key] = entry.value }
    }
    options[path] = known
  }
}
