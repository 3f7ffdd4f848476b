import ByteText

/// Variables by name, in the order in which they came.
struct ScopeGroup {
  private(set) var names: [ByteString] = []
  private var nodes: [ByteString: ScopeNode] = [:]

  init() {}

  init(_ dictionary: PythonDictionary, _ origin: VariableOrigin?) {
    for case (.string(let name), let value) in dictionary.entries {
      self[name] = .value(value, origin?.appending(name))
    }
  }

  var count: Int { names.count }

  subscript(_ name: ByteString) -> ScopeNode? {
    get { nodes[name] }
    set {
      if nodes.updateValue(newValue ?? .value(.none, nil), forKey: name) == nil {
        names.append(name)
      }
    }
  }

  /// Takes in all of `other`: groups are merged, and nothing else may be there twice.
  mutating func merge(_ other: ScopeGroup) throws(Redefinition) {
    for name in other.names {
      guard let added = other[name] else { continue }
      guard let known = self[name] else {
        self[name] = added
        continue
      }
      guard var group = known.asGroup, let more = added.asGroup else {
        throw Redefinition(name: added.origin?.path ?? name, known: known.origin)
      }
      try group.merge(more)
      self[name] = .group(group)
    }
  }
}

/// A variable that is there already.
struct Redefinition: Error {
  let name: ByteString
  let known: VariableOrigin?
}
