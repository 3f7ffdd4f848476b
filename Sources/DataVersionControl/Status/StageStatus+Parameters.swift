public import ByteText
public import Documents

extension StageStatus {
  /// The parameters of one file against dvc.lock.
  mutating func compare(
    _ selection: DVCParameterSelection, _ locked: DVCLockedParameters?, _ pipeline: DVCPipeline,
    in project: DVCProject
  ) {
    let file = selection.file
    guard let path = file.path else {
      doubts.append(StageDoubt(node: file.node, reason: "it lies outside the repository"))
      return
    }
    let name = path.seen(from: project.folder)
    switch project.parameterFiles.contents(of: path) {
    case .absent:
      changes.append(StatusChange(.parameterFile(.deleted), name: name, file, at: file.node))
    case .folder:
      doubts.append(StageDoubt(node: file.node, reason: "it is a folder, not a parameter file"))
    case .malformed(let reason), .unverified(let reason):
      doubts.append(StageDoubt(node: file.node, reason: reason))
    case .value(let values, _):
      guard let locked else {
        changes.append(StatusChange(.parameterFile(.new), name: name, file, at: file.node))
        return
      }
      compare(selection, values, locked, name)
    }
  }

  private mutating func compare(
    _ selection: DVCParameterSelection, _ values: PythonValue, _ locked: DVCLockedParameters,
    _ name: ByteString
  ) {
    var seen: Set<ByteString> = []
    for (parameter, node) in selection.names(values, locked) where seen.insert(parameter).inserted {
      let value =
        selection.isWholeFile
        ? values.dictionary?[.string(parameter)] : values.value(at: parameter)
      let change: DataChange? =
        switch (value, locked.value(of: parameter)) {
        case (nil, _): .deleted
        case (_, nil): .new
        case (let value?, let recorded?): value == recorded ? nil : .modified
        }
      guard let change else { continue }
      changes.append(
        StatusChange(.parameter(parameter, change), name: name, selection.file, at: node))
    }
  }
}

extension DVCParameterSelection {
  /// The names to compare: those that are chosen, else all of the file and then those of the lock.
  fileprivate func names(
    _ values: PythonValue, _ locked: DVCLockedParameters
  ) -> [(text: ByteString, node: Node)] {
    guard isWholeFile else { return names }
    let own = values.dictionary?.entries.compactMap(\.key.string) ?? []
    return (own + locked.entries.map(\.name)).map { ($0, file.node) }
  }
}

extension PythonValue {
  /// The value at `train.layers.0`: keys of dictionaries and places in lists, as `dpath.get` finds it.
  public func value(at path: ByteString) -> PythonValue? {
    var value = self
    for part in path.bytes.split(separator: .ascii("."), omittingEmptySubsequences: false) {
      switch value {
      case .dictionary(let dictionary):
        let key = ByteString(part)
        let entry = dictionary.entries.first { $0.key.pythonText == key }
        guard let entry else { return nil }
        value = entry.value
      case .list(let list):
        guard let place = Int(String(decoding: part, as: UTF8.self)), list.indices.contains(place)
        else {
          return nil
        }
        value = list[place]
      default: return nil
      }
    }
    return value
  }
}
