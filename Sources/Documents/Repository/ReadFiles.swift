import ByteText
import RepositorySnapshot

/// The files of a snapshot that have a kind, sorted out by what became of them, whatever is judged.
struct ReadFiles: Sendable {
  /// All, links too; sorted by path.
  let rows: [FileRow]
  /// YAML and JSON that is parsed, sorted by path.
  private(set) var documents: [ParsedFile] = []
  /// What is neither, sorted by path.
  private(set) var textFiles: [TextFile] = []
  private(set) var unreadable: [UnreadableBlob] = []
  /// Experiments that are not parsed, sorted by path.
  private(set) var waiting: [UnparsedExperiment] = []
  /// The YAML below experiments folders, sorted by path; what waits counts by its name.
  private var experiments: [Experiment] = []

  init(_ rows: [FileRow]) {
    self.rows = rows
    for row in rows { add(row) }
  }

  private mutating func add(_ row: FileRow) {
    var experiment: Experiment?
    switch row.content {
    case .document(let file):
      documents.append(file)
      if row.kind == .experimentYAML {
        experiment = Experiment(path: file.path, document: file.document)
      }
    case .waiting(let file):
      waiting.append(file)
      experiment = file.experiment
    case .text(let file): textFiles.append(file)
    case .unreadable(let blob): unreadable.append(blob)
    case .ofOtherKind, nil: break
    }
    guard row.kind == .experimentYAML else { return }
    experiments.append(experiment ?? Experiment(path: row.path, document: nil))
  }

  /// - Parameter files: of those that waited the ones that are parsed.
  func experiments(parsed files: [ParsedFile]) -> [Experiment] {
    var all = experiments
    for file in files {
      guard let place = all.place(of: file.path, \.path) else { continue }
      all[place] = Experiment(path: file.path, document: file.document)
    }
    return all
  }

  /// The waiting files that must be parsed: all, or those that the judged change has to do with.
  func needed(_ snapshot: Snapshot, isWhole: Bool) -> [UnparsedExperiment] {
    guard !isWhole, !waiting.isEmpty, let changedPaths = snapshot.changedPaths else {
      return waiting
    }
    let changed = Set(changedPaths.compactMap { ExperimentIdentifier($0.stem) })
    let mentioned = Set(changedPaths.flatMap(mentions(in:)))
    guard !changed.isEmpty || !mentioned.isEmpty else { return [] }
    let related = RelatedExperiments(changed: changed, mentioned: mentioned, among: waiting)
    return waiting.filter { related.contains($0) || snapshot.isJudged($0.path) }
  }

  /// The experiments that a YAML or JSON file names.
  private func mentions(in path: RepositoryPath) -> [ExperimentIdentifier] {
    switch rows.element(at: path, \.path)?.content {
    case .document(let file): experimentMentions(in: file.source.bytes)
    case .waiting(let file): Array(file.mentions)
    default: []
    }
  }
}
