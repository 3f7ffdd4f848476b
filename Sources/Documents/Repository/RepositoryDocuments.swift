public import ByteText
public import Findings
public import RepositorySnapshot

/// Everything that the checks look at: the snapshot, its judged files read and parsed once, and the
/// questions that only the repository can answer.
public struct RepositoryDocuments: Sendable {
  public let snapshot: Snapshot
  public let settings: CheckSettings
  public let facts: any RepositoryFacts
  /// What git's attributes say about any path.
  public let attributes: AttributeResolver
  /// The regular files of which findings count, sorted by path.
  public let storedFiles: [StoredFile]
  /// The metadata of model versions, sorted by path.
  public let modelMetadata: [ModelMetadata]
  public let modelWeights: ModelWeightsIndex
  let contents: FileContents
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
    let isWhole =
      snapshot.changedPaths == nil || snapshot.changeReachesFurther(settings.layout)
    let contents = FileContents(snapshot, settings, isWhole: isWhole, memory: memory)
    self.init(
      snapshot, settings, facts, contents, RepositoryIndices(snapshot, settings, contents),
      isWhole: isWhole)
  }

  /// The documents of a snapshot that differs from an earlier one in few files: what those have nothing
  /// to do with is taken over.
  ///
  /// Findings count at the snapshot's changed paths only, also where the change reaches further: see
  /// `ChangeReach`.
  /// - Parameters:
  ///   - earlier: of an index or a commit, as the snapshot itself.
  ///   - changes: every path at which the two differ; more do no harm.
  public init(
    _ snapshot: Snapshot, from earlier: RepositoryDocuments,
    differingAt changes: Set<RepositoryPath>,
    facts: any RepositoryFacts, memory: DocumentMemory
  ) {
    let settings = earlier.settings
    let contents = FileContents(
      snapshot, settings, from: earlier.contents, differingAt: changes, memory: memory)
    self.init(
      snapshot, settings, facts, contents,
      RepositoryIndices(snapshot, settings, contents, from: earlier, differingAt: changes),
      isWhole: snapshot.changedPaths == nil)
  }

  private init(
    _ snapshot: Snapshot, _ settings: CheckSettings, _ facts: any RepositoryFacts,
    _ contents: FileContents, _ indices: RepositoryIndices, isWhole: Bool
  ) {
    (self.snapshot, self.settings, self.facts) = (snapshot, settings, facts)
    self.contents = contents
    attributes = indices.attributes
    dvcFiles = indices.dvcFiles
    modelMetadata = indices.modelMetadata
    modelWeights = indices.modelWeights
    dependencies = indices.dependencies
    let stored = StoredFiles(snapshot, attributes, isWhole: isWhole)
    storedFiles = stored.files
    experimentIndex = ExperimentIndex(contents.experiments)
    judged = JudgedFiles(
      snapshot, contents.files, experimentIndex.experiments, modelMetadata, isWhole: isWhole)
    unreadable = onePerPath(
      contents.unreadable + attributes.unreadable + stored.unreadable + dependencies.unreadable)
  }

  /// Every YAML and JSON file that is judged, sorted by path.
  public var files: [ParsedFile] { contents.files }

  /// Every other judged file, as text, sorted by path.
  public var textFiles: [TextFile] { contents.textFiles }

  /// Every fault of a judged file, with the file that has it; documents first, then by path.
  public var faults: [(source: SourceText, fault: SyntaxFault)] {
    judged.files.flatMap { file in file.faults.map { (file.source, $0) } }
      + textFiles.filter { requirementsFile(at: $0.path) == nil }
      .flatMap { file in file.faults.map { (file.source, $0) } }
      + requirements.flatMap { file in file.faults.map { (file.source, $0) } }
  }

  /// The files of a kind of which findings count, sorted by path: what a rule with this subject judges.
  public func judgedPaths(of subject: Subject) -> [RepositoryPath] {
    let paths =
      switch subject {
      case .documents: judged.files.map(\.path)
      case .yamlDocuments: judged.files.filter { $0.format == .yaml }.map(\.path)
      case .jsonDocuments: judged.files.filter { $0.format == .json }.map(\.path)
      case .files: snapshot.judgedEntries.map(\.path)
      case .attributeFiles: attributes.files.map(\.path)
      case .dvcFiles: dvcPaths
      case .modelMetadata: judged.modelMetadata.map(\.path)
      case .experiments: judged.experiments.filter { $0.document != nil }.map(\.path)
      case .requirements: requirements.map(\.path)
      case .condaEnvironments: condaEnvironments.map(\.path)
      case .commitMessages, .branches, .releaseTags: [RepositoryPath]()
      }
    return paths.filter(snapshot.isJudged)
  }
}

/// A file that two readers asked for is reported once, with the first reason.
private func onePerPath(_ blobs: [UnreadableBlob]) -> [UnreadableBlob] {
  Dictionary(blobs.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first }).values
    .sorted { $0.path < $1.path }
}
