public import ByteText

/// What a parameter's name leads to.
public enum ParameterLookup: Sendable {
  case found(PythonValue)
  case absent
  /// The name is a pattern (`*`, `?`, `[`), of which DVC takes what it matches.
  case pattern
}

extension PythonValue {
  /// The value of a parameter, `train.layers.0` or `lr`, in a parameter file: `dpath.get` of dpath
  /// 2.2 with the separator `.`, by which DVC finds it.
  ///
  /// A number is an index of a list or a key that is that number. A key that holds a dot is never
  /// found.
  public func parameter(named name: ByteString) -> ParameterLookup {
    guard !name.contains(where: { "*?[".utf8.contains($0) }) else { return .pattern }
    var value = self
    for component in parameterComponents(name) {
      guard let next = value.child(component) else { return .absent }
      value = next
    }
    return .found(value)
  }

  private func child(_ component: ByteString) -> PythonValue? { entry(component)?.value }

  /// The key of a dictionary or the place in a list that a component names, with what is there.
  func entry(_ component: ByteString) -> PythonDictionary.Entry? {
    switch self {
    case .dictionary(let dictionary):
      let text = PythonValue.string(component)
      if let value = dictionary[text] { return (text, value) }
      guard let key = integerText(component).map({ PythonValue.integer($0) }) else { return nil }
      return dictionary[key].map { (key, $0) }
    case .list(let list):
      guard let index = integerText(component) else { return nil }
      let place = index < 0 ? list.count + index : index
      return list.indices.contains(place) ? (.integer(place), list[place]) : nil
    default: return nil
    }
  }
}

extension Node {
  /// Where the value of a parameter stands; see `PythonValue.parameter(named:)`.
  public func parameter(named name: ByteString) -> Node? {
    var node = self
    for component in parameterComponents(name) {
      if let next = node[component] {
        node = next
      } else if let index = integerText(component) {
        let elements = node.elements
        let place = index < 0 ? elements.count + index : index
        guard elements.indices.contains(place) else { return nil }
        node = elements[place]
      } else {
        return nil
      }
    }
    return node
  }
}

/// The components of a name: none of the empty name, which is the whole file.
func parameterComponents(_ name: ByteString) -> [ByteString] {
  guard !name.isEmpty else { return [] }
  return name.drop { $0 == .ascii(".") }
    .split(separator: .ascii("."), omittingEmptySubsequences: false).map { ByteString($0) }
}

private func integerText(_ text: ByteString) -> Int? {
  let digits = text.trimmed
  let unsigned =
    digits.first == .ascii("-") || digits.first == .ascii("+") ? digits.dropFirst() : digits
  guard unsigned.isAllDigits, let value = unsigned.decimalValue else { return nil }
  return digits.first == .ascii("-") ? -value : value
}
