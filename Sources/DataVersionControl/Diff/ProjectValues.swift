public import ByteText
public import Documents

/// The parameters or metrics of a project at one moment, as `dvc params diff` and `dvc metrics diff` collect
/// them.
public struct ProjectValues: Sendable {
  /// What each file holds, by its path from the project's folder.
  public private(set) var files: [ByteString: PythonValue] = [:]
  /// Files that could not be read, by their paths from the project's folder, each with its reason in one
  /// clause.
  public private(set) var unreadable: [ByteString: String] = [:]

  /// Nothing at all.
  public init() {}

  /// What stages use, the files that dvc.yaml lists, the params.yaml of the project's folder, and what templates
  /// took from other files.
  ///
  /// Source: `dvc/repo/params/show.py`, DVC 3.67.
  public init(parametersOf project: DVCProject, _ source: ValueFiles) {
    var names: [RepositoryPath: [ByteString]] = [:]
    var whole = Set(project.pipelines.flatMap(\.sections.parameters).compactMap(\.path))
    for selection in project.stages.flatMap(\.parameters) {
      guard let path = selection.file.path else { continue }
      if selection.isWholeFile { whole.insert(path) }
      names[path, default: []] += selection.names.map(\.text)
    }
    let standard = project.folder.appending("params.yaml")
    if case .absent = source.contents(of: standard) {} else { whole.insert(standard) }
    for (path, chosen) in names.sorted(by: { $0.key < $1.key }) {
      for file in source.expanded(path) {
        read(file, from: source, project) { $0.selecting(chosen) }
      }
    }
    // A file of a folder that counts whole counts whole itself.
    for file in whole.flatMap(source.expanded) { read(file, from: source, project) { $0 } }
    for (file, values) in project.usedVariables where files[file] == nil {
      let entries = values.sorted { $0.key < $1.key }
      files[file] = .dictionary(PythonDictionary(entries.map { (.string($0.key), $0.value) }))
    }
  }

  /// The metrics files of stages and those that dvc.yaml lists.
  ///
  /// Source: `dvc/repo/metrics/show.py`, DVC 3.67.
  public init(metricsOf project: DVCProject, _ source: ValueFiles) {
    let ofStages = project.stages.flatMap(\.outputs).filter { $0.kind == .metric }
      .compactMap(\.reference.path)
    let listed = project.pipelines.flatMap(\.sections.metrics).compactMap(\.path)
    for path in Set(ofStages + listed).sorted() {
      for file in source.expanded(path) {
        read(file, from: source, project) { $0.metrics ?? .dictionary(PythonDictionary()) }
      }
    }
  }

  private mutating func read(
    _ path: RepositoryPath, from source: ValueFiles, _ project: DVCProject,
    _ transform: (PythonValue) -> PythonValue
  ) {
    let name = path.seen(from: project.folder)
    switch source.contents(of: path) {
    case .value(let value, _): files[name] = transform(value)
    // DVC counts nothing of a file that is not there.
    case .absent: break
    case .folder: unreadable[name] = "it is a folder"
    case .malformed(let reason), .unverified(let reason): unreadable[name] = reason
    }
  }
}

extension DVCProject {
  /// What templates took from parameter files.
  fileprivate var usedVariables: [ByteString: [ByteString: PythonValue]] {
    stages.reduce(into: [:]) { result, stage in
      for (file, values) in stage.usedVariables {
        result[file, default: [:]].merge(values) { _, last in last }
      }
    }
  }
}

extension PythonValue {
  /// Numbers and texts, in dictionaries that hold some; nil where there is none: `_extract_metrics`.
  fileprivate var metrics: PythonValue? {
    switch self {
    case .boolean, .integer, .bigInteger, .float, .string: return self
    case .none, .list, .timestamp: return nil
    case .dictionary(let dictionary):
      let entries = dictionary.entries.compactMap { entry in
        entry.value.metrics.map { (key: entry.key, value: $0) }
      }
      return entries.isEmpty ? nil : .dictionary(PythonDictionary(entries))
    }
  }
}
