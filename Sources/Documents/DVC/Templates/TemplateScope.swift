import ByteText

/// Where a variable comes from: `Meta` of `dvc/parsing/context.py`.
struct VariableOrigin {
  /// A parameter file from the project's folder, or `vars[0]`, `train.vars[0]`.
  let source: ByteString
  /// Whether `source` is a file: only what files hold is a parameter.
  let isFile: Bool
  /// The whole name there: `train.lr`.
  let path: ByteString

  func appending(_ component: ByteString) -> VariableOrigin {
    VariableOrigin(
      source: source, isFile: isFile,
      path: path.isEmpty ? component : ByteString(path.bytes + ".".utf8 + component.bytes))
  }
}

/// A variable, or a group of them.
enum ScopeNode {
  /// All of it from one place; nil for a value written where it is used.
  case value(PythonValue, VariableOrigin?)
  /// Put together from several places.
  case group(ScopeGroup)

  var value: PythonValue {
    switch self {
    case .value(let value, _): value
    case .group(let group):
      .dictionary(PythonDictionary(group.names.map { (.string($0), group[$0]?.value ?? .none) }))
    }
  }

  var origin: VariableOrigin? {
    if case .value(_, let origin) = self { origin } else { nil }
  }

  /// As a group that more can be merged into; nil for what is no dictionary.
  var asGroup: ScopeGroup? {
    switch self {
    case .group(let group): group
    case .value(.dictionary(let dictionary), let origin): ScopeGroup(dictionary, origin)
    case .value: nil
    }
  }

  /// The part with the name; nil where there is none.
  func child(_ name: ByteString) -> ScopeNode? {
    switch self {
    case .group(let group): group[name]
    case .value(.dictionary(let dictionary), let origin):
      dictionary[.string(name)].map { .value($0, origin?.appending(name)) }
    case .value(.list(let list), let origin):
      index(name, count: list.count).map {
        .value(list[$0], origin?.appending(ByteString(String($0))))
      }
    case .value: nil
    }
  }
}

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

/// A list's index as Python's `int` reads it, counted from the end where it is negative.
private func index(_ text: ByteString, count: Int) -> Int? {
  let digits = text.first == .ascii("-") || text.first == .ascii("+") ? text.dropFirst() : text[...]
  guard digits.isAllDigits, let value = digits.decimalValue else { return nil }
  let index = text.first == .ascii("-") ? count - value : value
  return (0..<count).contains(index) ? index : nil
}
