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
  /// Files that could not be read: the run is unverified.
  public let unreadable: [UnreadableBlob]

  public init(
    _ snapshot: Snapshot, settings: CheckSettings = CheckSettings(),
    facts: any RepositoryFacts = NoHistory()
  ) {
    self.snapshot = snapshot
    self.settings = settings
    self.facts = facts
    let contents = FileContents(snapshot, settings)
    unreadable = contents.unreadable
    files = contents.files.compactMap { file in
      file.kind.documentFormat.map {
        ParsedFile(
          path: file.entry.path, bytes: file.bytes, format: $0, limits: settings.limits)
      }
    }
  }

  /// The files of a kind, sorted by path: what a rule with this subject judges.
  public func paths(of subject: Subject) -> [RepositoryPath] {
    switch subject {
    case .documents: files.map(\.path)
    case .yamlDocuments: files.filter { $0.format == .yaml }.map(\.path)
    case .jsonDocuments: files.filter { $0.format == .json }.map(\.path)
    case .files: snapshot.entries.map(\.path)
    case .experiments, .modelMetadata, .requirements, .condaEnvironments, .attributeFiles: []
    }
  }
}
