import ByteText

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

/// A list's index as Python's `int` reads it, counted from the end where it is negative.
private func index(_ text: ByteString, count: Int) -> Int? {
  let digits = text.first == .ascii("-") || text.first == .ascii("+") ? text.dropFirst() : text[...]
  guard digits.isAllDigits, let value = digits.decimalValue else { return nil }
  let index = text.first == .ascii("-") ? count - value : value
  return (0..<count).contains(index) ? index : nil
}
