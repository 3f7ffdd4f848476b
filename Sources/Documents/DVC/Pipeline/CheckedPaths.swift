import ByteText

/// Refuses the paths that DVC takes for no data: `Output._validate_output_path` of `dvc/output.py`,
/// and `get_cloud_fs` of `dvc/fs/__init__.py`.
struct CheckedPaths {
  private let ignore: DVCIgnore

  init(_ ignore: DVCIgnore) {
    self.ignore = ignore
  }

  func check(_ stage: DVCStage) throws(DVCFault) {
    let fault =
      stage.dependencies.lazy.compactMap(fault(ofDependency:)).first
      ?? stage.outputs.lazy.compactMap { self.fault(ofOutput: $0.reference) }.first
    if let fault { throw fault }
  }

  func fault(ofDependency reference: DVCReference) -> DVCFault? {
    guard !reference.text.isEmpty else {
      return DVCFault(.schema, "a dependency must have a path", at: reference.node)
    }
    return fault(reference, "a dependency")
  }

  func fault(ofOutput reference: DVCReference) -> DVCFault? {
    fault(reference, "an output") ?? ignored(reference)
  }

  private func fault(_ reference: DVCReference, _ what: String) -> DVCFault? {
    if case .remote(let scheme) = reference.target, scheme != "ds", scheme != "remote",
      ConfigurationRule.remotes[scheme] == nil
    {
      return DVCFault(
        .schema, "DVC has no files of the type '\(scheme)://'", at: reference.node)
    }
    guard
      reference.text.hasSuffix(".dvc") || RepositoryPath(reference.text).fileName == "dvc.yaml"
    else { return nil }
    return DVCFault(
      .schema, "\(reference.text.quoted) is a file of DVC's own, which cannot be \(what)",
      at: reference.node)
  }

  /// Only the data could tell whether a path without a slash at its end is a folder.
  private func ignored(_ reference: DVCReference) -> DVCFault? {
    guard let path = reference.path,
      let rule = ignore.rule(ignoring: path, isFolder: reference.text.last == .ascii("/")),
      !rule.isNestedProject
    else { return nil }
    let place = rule.file.map { "line \(rule.line) of \($0)" } ?? "DVC itself"
    return DVCFault(
      .schema, "\(reference.text.quoted) is ignored by \(place), so it cannot be an output",
      at: reference.node)
  }
}
