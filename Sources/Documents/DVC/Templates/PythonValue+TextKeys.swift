import ByteText

extension PythonDictionary {
  /// The entries that DVC's templates can name: text keys, at any depth.
  ///
  /// - Throws: where a value is of a type that DVC's templates refuse: a date or a time.
  func withTextKeys(at node: Node) throws(DVCFault) -> PythonDictionary {
    var result = PythonDictionary()
    for entry in entries {
      guard case .string = entry.key else { continue }
      result[entry.key] = try entry.value.withTextKeys(at: node, under: entry.key.standardText)
    }
    return result
  }
}

extension PythonValue {
  fileprivate func withTextKeys(
    at node: Node, under name: ByteString
  ) throws(DVCFault) -> PythonValue {
    switch self {
    case .dictionary(let dictionary): return .dictionary(try dictionary.withTextKeys(at: node))
    case .list(let list):
      var result: [PythonValue] = []
      for value in list { result.append(try value.withTextKeys(at: node, under: name)) }
      return .list(result)
    case .timestamp:
      throw DVCFault(
        .template,
        "\(name.quoted) is a \(typeName), which DVC's templates refuse; quote the value", at: node)
    default: return self
    }
  }
}
