public import ByteText

extension PythonValue {
  /// The parameters of these names alone, in the dictionaries and lists that hold them; a name that leads nowhere
  /// gives nothing.
  ///
  /// Source: `read_param_file` of `dvc/dependency/param.py`, DVC 3.67: `search` and `merge` of dpath 2.2, which
  /// puts `None` before an element of a list, and lists behind each other.
  public func selecting(_ names: [ByteString]) -> PythonValue {
    var seen: Set<ByteString> = []
    return names.filter { seen.insert($0).inserted }
      .compactMap { selected(parameterComponents($0)[...]) }
      .reduce(.dictionary(PythonDictionary())) { $0.merging($1) }
  }

  private func selected(_ components: ArraySlice<ByteString>) -> PythonValue? {
    guard let first = components.first else { return self }
    guard let (key, child) = entry(first), let inner = child.selected(components.dropFirst()) else {
      return nil
    }
    if case .list = self, case .integer(let place) = key {
      return .list(Array(repeating: .none, count: place) + [inner])
    }
    return .dictionary(PythonDictionary([(key, inner)]))
  }

  private func merging(_ other: PythonValue) -> PythonValue {
    switch (self, other) {
    case (.list(let own), .list(let others)): return .list(own + others)
    case (.dictionary(var own), .dictionary(let others)):
      for (key, value) in others.entries { own[key] = own[key]?.merging(value) ?? value }
      return .dictionary(own)
    default: return other
    }
  }
}
