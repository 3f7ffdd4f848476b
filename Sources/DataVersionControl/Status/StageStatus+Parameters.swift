import ByteText
import Documents

extension StageStatus {
  /// The parameters of one file against dvc.lock.
  mutating func compare(
    _ selection: DVCParameterSelection, _ locked: DVCLockedParameters?, _ pipeline: DVCPipeline,
    in project: DVCProject
  ) {
    let file = selection.file
    guard let path = file.path else {
      let reason = "\(file.text.quoted) lies outside the repository"
      doubts.append(StageDoubt(node: file.node, reason: reason))
      return
    }
    let name = path.seen(from: project.folder)
    switch project.parameterFiles.contents(of: path) {
    case .absent:
      changes.append(StatusChange(.parameterFile(.deleted), name: name, file, at: file.node))
    case .folder:
      let reason = "\(name.quoted) is a folder, not a parameter file"
      doubts.append(StageDoubt(node: file.node, reason: reason))
    case .malformed(let reason), .unverified(let reason):
      let reason = "\(name.quoted) cannot be read: \(reason)"
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
      let found =
        selection.isWholeFile
        ? values.dictionary?[.string(parameter)].map { .found($0) } ?? .absent
        : values.parameter(named: parameter)
      guard let change = change(found, locked.value(of: parameter), node) else { continue }
      changes.append(
        StatusChange(.parameter(parameter, change), name: name, selection.file, at: node))
    }
  }

  private mutating func change(
    _ found: ParameterLookup, _ recorded: PythonValue?, _ node: Node
  ) -> DataChange? {
    switch found {
    case .absent: return .deleted
    case .found(let value): return recorded.map { value == $0 ? nil : .modified } ?? .new
    case .pattern:
      doubts.append(StageDoubt(node: node, reason: "names with '*', '?' or '[' are not read here"))
      return nil
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
