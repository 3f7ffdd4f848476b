public import ByteText
public import Findings
public import RepositorySnapshot

/// Everything that the checks look at: the snapshot, its judged files read and parsed once, and the
/// questions that only the repository can answer.
public struct RepositoryDocuments: Sendable {
  public let snapshot: Snapshot
  public let settings: CheckSettings
  public let facts: any RepositoryFacts
  /// Every YAML and JSON file that is judged, sorted by path.
  public let files: [ParsedFile]
  /// What git's attributes say about any path.
  public let attributes: AttributeResolver
  /// The regular files of which findings count, sorted by path.
  public let storedFiles: [StoredFile]
  /// Every other judged file, as text, sorted by path.
  public let textFiles: [TextFile]
  /// The metadata of model versions, sorted by path.
  public let modelMetadata: [ModelMetadata]
  public let modelWeights: ModelWeightsIndex
  /// The pip and conda files.
  let dependencies: DependencyFiles
  let experimentIndex: ExperimentIndex
  let dvcFiles: DVCFiles
  /// Made when a rule or command asks for them.
  let lazyDVCProjects = Lazy<[DVCProject]>()
  /// Those of the above of which findings count.
  public let judged: JudgedFiles
  /// Files that could not be read: the run is unverified.
  public let unreadable: [UnreadableBlob]

  /// - Parameter memory: what earlier snapshots with the same settings held.
  public init(
    _ snapshot: Snapshot, settings: CheckSettings = CheckSettings(),
    facts: any RepositoryFacts = NoHistory(), memory: DocumentMemory? = nil
  ) {
    self.snapshot = snapshot
    self.settings = settings
    self.facts = facts
    let isWhole =
      snapshot.changedPaths == nil || snapshot.changeReachesFurther(settings.layout)
    let contents = FileContents(snapshot, settings, isWhole: isWhole, memory: memory)
    attributes = AttributeResolver(snapshot, ignoresCase: settings.largeFiles.ignoresCase)
    let stored = StoredFiles(snapshot, attributes, isWhole: isWhole)
    storedFiles = stored.files
    files = contents.files
    textFiles = contents.textFiles
    experimentIndex = ExperimentIndex(contents.experimentPaths, files)
    dvcFiles = DVCFiles(files, settings.layout, isWhole: contents.unreadable.isEmpty)
    modelMetadata = files.filter { settings.layout.kind(of: $0.path) == .modelMetadata }
      .map(ModelMetadata.init).filter(\.isModelVersion)
    judged = JudgedFiles(
      snapshot, files, experimentIndex.experiments, modelMetadata, isWhole: isWhole)
    modelWeights = ModelWeightsIndex(snapshot, dvcFiles.outputs, settings.layout)
    dependencies = DependencyFiles(snapshot, files, textFiles, settings)
    unreadable = onePerPath(
      contents.unreadable + attributes.unreadable + stored.unreadable + dependencies.unreadable)
  }

  /// Every fault of a judged file, with the file that has it; documents first, then by path.
  public var faults: [(source: SourceText, fault: SyntaxFault)] {
    judged.files.flatMap { file in file.faults.map { (file.source, $0) } }
      + textFiles.filter { requirementsFile(at: $0.path) == nil }
      .flatMap { file in file.faults.map { (file.source, $0) } }
      + requirements.flatMap { file in file.faults.map { (file.source, $0) } }
  }

  /// The files of a kind, sorted by path: what a rule with this subject judges.
  public func paths(of subject: Subject) -> [RepositoryPath] {
    switch subject {
    case .documents: files.map(\.path)
    case .yamlDocuments: files.filter { $0.format == .yaml }.map(\.path)
    case .jsonDocuments: files.filter { $0.format == .json }.map(\.path)
    case .files: snapshot.entries.map(\.path)
    case .attributeFiles: attributes.files.map(\.path)
    case .dvcFiles: dvcPaths
    case .modelMetadata: modelMetadata.map(\.path)
    case .experiments: experiments.filter { $0.document != nil }.map(\.path)
    case .requirements: requirements.map(\.path)
    case .condaEnvironments: condaEnvironments.map(\.path)
    case .commitMessages, .branches, .releaseTags: []
    }
  }
}

/// A file that two readers asked for is reported once, with the first reason.
private func onePerPath(_ blobs: [UnreadableBlob]) -> [UnreadableBlob] {
  Dictionary(blobs.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first }).values
    .sorted { $0.path < $1.path }
}
