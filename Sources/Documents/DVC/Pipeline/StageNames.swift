import ByteText

/// Refuses the paths that DVC takes for no data: `Output._validate_output_path` of `dvc/output.py`.
struct StageNames {
  private let ignore: DVCIgnore

  init(_ ignore: DVCIgnore) {
    self.ignore = ignore
  }

  func check(_ stage: DVCStage) throws(DVCFault) {
    for dependency in stage.dependencies { try refuseOwnFile(dependency, "a dependency") }
    for output in stage.outputs {
      try refuseOwnFile(output.reference, "an output")
      try refuseIgnored(output.reference)
    }
  }

  private func refuseOwnFile(_ reference: DVCReference, _ what: String) throws(DVCFault) {
    guard
      reference.text.hasSuffix(".dvc")
        || RepositoryPath(reference.text).fileName == "dvc.yaml"
    else { return }
    throw DVCFault(
      .schema, "\(reference.text.quoted) is a file of DVC's own, which cannot be \(what)",
      at: reference.node)
  }

  /// Only the data could tell whether a path without a slash at its end is a folder.
  private func refuseIgnored(_ reference: DVCReference) throws(DVCFault) {
    guard let path = reference.path,
      let rule = ignore.rule(ignoring: path, isFolder: reference.text.last == .ascii("/")),
      !rule.isNestedProject
    else { return }
    let place = rule.file.map { "line \(rule.line) of \($0)" } ?? "DVC itself"
    throw DVCFault(
      .schema, "\(reference.text.quoted) is ignored by \(place), so it cannot be an output",
      at: reference.node)
  }
}
