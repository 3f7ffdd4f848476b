import ByteText

/// What all stages of one dvc.yaml share while their templates are filled in: the parameter files,
/// each read once, the project's options, and the measure of what it has cost.
final class TemplateWorkshop {
  let files: any ParameterFiles
  let options: TemplateOptions
  let limits: DVCLimits
  /// The project's folder, from which DVC names the parameter files.
  let project: RepositoryPath
  private var cost = 0
  private var known: [RepositoryPath: PythonDictionary] = [:]

  init(
    _ files: any ParameterFiles, project: RepositoryPath, options: TemplateOptions,
    limits: DVCLimits
  ) {
    self.files = files
    self.project = project
    self.options = options
    self.limits = limits
  }

  /// Counts bytes that were made; throws once they are too many.
  func charge(_ bytes: Int, at node: Node) throws(DVCFault) {
    cost += bytes
    guard cost <= limits.expandedBytes else {
      let limit = "\(limits.expandedBytes >> 20) MiB"
      throw DVCFault(
        .limit, "the templates of this file make more than \(limit); the rest was not read",
        at: node)
    }
  }

  /// The variables of a parameter file, all of them or those with the names.
  func variables(
    of path: RepositoryPath, named text: ByteString, _ names: [ByteString], at node: Node
  ) throws(DVCFault) -> ScopeGroup {
    let dictionary: PythonDictionary
    if let read = known[path] {
      dictionary = read
    } else {
      dictionary = try load(path, text, at: node)
    }
    known[path] = dictionary
    let origin = VariableOrigin(source: path.seen(from: project), isFile: true, path: "")
    guard !names.isEmpty else { return ScopeGroup(dictionary, origin) }
    var group = ScopeGroup()
    for name in names {
      guard let value = dictionary[.string(name)] else {
        throw DVCFault(.template, "\(text.quoted) has no \(name.quoted)", at: node)
      }
      group[name] = .value(value, origin.appending(name))
    }
    return group
  }

  private func load(
    _ path: RepositoryPath, _ text: ByteString, at node: Node
  ) throws(DVCFault) -> PythonDictionary {
    switch files.contents(of: path) {
    case .value(.dictionary(let dictionary), _): return try dictionary.withTextKeys(at: node)
    case .value(let value, _):
      throw DVCFault(
        .template, "\(text.quoted) must hold a mapping, not \(value.typeName)", at: node)
    case .absent:
      throw DVCFault(.template, "\(text.quoted) does not exist", at: node)
    case .folder:
      throw DVCFault(.template, "\(text.quoted) is a folder; name a file", at: node)
    case .malformed(let reason):
      throw DVCFault(.template, "\(text.quoted) cannot be read: \(reason)", at: node)
    case .unverified(let reason):
      throw DVCFault(.unverified, "the values of \(text.quoted) are not known: \(reason)", at: node)
    }
  }
}
