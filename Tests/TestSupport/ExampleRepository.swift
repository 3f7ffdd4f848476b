public import ByteText
public import Documents
public import Findings
import RepositorySnapshot

/// A rule's example as a repository in memory, and the places that its marks announce.
public struct ExampleRepository: Sendable {
  public let documents: RepositoryDocuments
  /// Sorted.
  public let expected: [SourceLocation]

  /// - Parameter changedPaths: only findings at these count; nil where all do.
  public init(
    _ example: Example, settings: CheckSettings = CheckSettings(),
    changedPaths: Set<RepositoryPath>? = nil
  ) {
    var entries: [SnapshotEntry] = []
    var blobs: [RepositoryPath: MemoryBlobs.Content] = [:]
    var expected: [SourceLocation] = []
    for file in example.files {
      let name = MarkedText(file.path.bytes)
      let path = RepositoryPath(ByteString(name.bytes))
      if !name.ranges.isEmpty { expected.append(SourceLocation(path: path)) }
      entries.append(SnapshotEntry(path: path, mode: file.content.mode, object: nil))
      switch file.content {
      case .text(let marked), .executable(let marked), .symbolicLink(let marked):
        let text = MarkedText(marked.bytes)
        blobs[path] = .bytes(text.bytes)
        let source = SourceText(path: path, bytes: text.bytes)
        expected += text.ranges.map { source.location(of: $0) }
      case .size(let size): blobs[path] = .size(size)
      case .submodule: break
      }
    }
    let history = example.history
    let source: SnapshotSource =
      history.commitTime.map { .commit(ObjectID(bytes: Array(repeating: 0, count: 20)), time: $0) }
      ?? .index
    documents = RepositoryDocuments(
      Snapshot(
        source: source, entries: entries,
        changedPaths: changedPaths ?? history.touched.map { Set($0.map { RepositoryPath($0) }) },
        blobs: MemoryBlobs(blobs)),
      settings: settings, facts: ExampleFacts(history))
    self.expected = expected.sorted()
  }
}

extension ExampleFile.Content {
  var mode: FileMode {
    switch self {
    case .text, .size: .regular
    case .executable: .executable
    case .symbolicLink: .symbolicLink
    case .submodule: .submodule
    }
  }
}

/// Answers from an example's history.
struct ExampleFacts: RepositoryFacts {
  private let history: ExampleHistory

  init(_ history: ExampleHistory) {
    self.history = history
  }

  func commit(named name: ByteString) -> CommitAnswer {
    let ancestors = history.ancestors.filter { $0.starts(with: name) }
    let others = history.otherCommits.filter { $0.starts(with: name) }
    guard ancestors.count + others.count == 1,
      let id = ObjectID(hexadecimal: (ancestors + others)[0])
    else {
      return history.isShallow ? .unverifiable("the history is shallow") : .unknown
    }
    return ancestors.isEmpty ? .unrelated(id) : .ancestor(id)
  }
}
