import ByteText
import RepositorySnapshot

/// What is made of a snapshot's files apart from the judged change.
struct RepositoryIndices {
  let attributes: AttributeResolver
  let dvcFiles: DVCFiles
  let modelMetadata: [ModelMetadata]
  let modelWeights: ModelWeightsIndex
  let dependencies: DependencyFiles

  init(_ snapshot: Snapshot, _ settings: CheckSettings, _ contents: FileContents) {
    attributes = AttributeResolver(snapshot, ignoresCase: settings.largeFiles.ignoresCase)
    dvcFiles = DVCFiles(contents, settings.layout)
    modelMetadata = contents.modelMetadata
    modelWeights = ModelWeightsIndex(snapshot, dvcFiles.outputs, settings.layout)
    dependencies = DependencyFiles(snapshot, contents.files, contents.textFiles, settings)
  }

  /// Takes over from earlier documents what none of the changes has to do with.
  init(
    _ snapshot: Snapshot, _ settings: CheckSettings, _ contents: FileContents,
    from earlier: RepositoryDocuments, differingAt changes: Set<RepositoryPath>
  ) {
    let change = TouchedIndices(changes, earlier, contents)
    attributes =
      change.attributes
      ? AttributeResolver(snapshot, ignoresCase: settings.largeFiles.ignoresCase)
      : earlier.attributes
    dvcFiles = change.dvcFiles ? DVCFiles(contents, settings.layout) : earlier.dvcFiles
    modelMetadata = change.modelMetadata ? contents.modelMetadata : earlier.modelMetadata
    modelWeights =
      change.dvcFiles || change.modelWeights
      ? ModelWeightsIndex(snapshot, dvcFiles.outputs, settings.layout) : earlier.modelWeights
    dependencies =
      change.dependencies
      ? DependencyFiles(snapshot, contents.files, contents.textFiles, settings)
      : earlier.dependencies
  }
}

/// Which indices a change has to do with.
struct TouchedIndices {
  private(set) var attributes: Bool
  private(set) var dvcFiles: Bool
  private(set) var modelMetadata = false
  private(set) var modelWeights = false
  private(set) var dependencies: Bool

  /// - Parameter contents: of the files after the change.
  init(_ changes: Set<RepositoryPath>, _ earlier: RepositoryDocuments, _ contents: FileContents) {
    // What could not be read is tried again.
    attributes = !earlier.attributes.unreadable.isEmpty
    dvcFiles = !earlier.contents.unreadable.isEmpty || !contents.unreadable.isEmpty
    dependencies = !earlier.dependencies.unreadable.isEmpty
    let layout = earlier.settings.layout
    let included = earlier.dependencies.includedPaths
    for path in changes {
      switch layout.kind(of: path) {
      case .attributes: attributes = true
      case .dvcFile, .dvcPipeline, .dvcLock: dvcFiles = true
      case .modelMetadata: modelMetadata = true
      case .requirements, .condaEnvironment: dependencies = true
      case .experimentYAML, .modelJSON, nil: break
      }
      if layout.models.covers(path) { modelWeights = true }
      if included.contains(path) || path.fileName == "MLmodel" { dependencies = true }
    }
  }
}

extension FileContents {
  /// The metadata of model versions, sorted by path.
  fileprivate var modelMetadata: [ModelMetadata] {
    rows.compactMap { row in
      guard row.kind == .modelMetadata, case .document(let file) = row.content else { return nil }
      return ModelMetadata(file)
    }.filter(\.isModelVersion)
  }
}

extension DVCFiles {
  fileprivate init(_ contents: FileContents, _ layout: FileLayout) {
    self.init(contents.files, layout, isWhole: contents.unreadable.isEmpty)
  }
}
