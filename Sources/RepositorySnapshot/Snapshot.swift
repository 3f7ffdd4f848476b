public import ByteText

/// The files of an index, a commit or a work tree, as one immutable value.
///
/// Paths, modes and blob ids are known; bytes and sizes are read on demand through `blobs`.
public struct Snapshot: Sendable {
  public let source: SnapshotSource
  /// Sorted by path; only files, links and submodules, never folders.
  public let entries: [SnapshotEntry]
  /// The paths that differ from the parent state, deleted ones too; nil where all are judged.
  public let changedPaths: Set<RepositoryPath>?
  public let blobs: any BlobReader
  /// Attribute lines that are not in the snapshot but that git applies to it, least precedence first:
  /// the work tree's global and `.git/info/attributes` files; none for an index or a commit.
  public let outsideAttributes: OutsideAttributes

  public init(
    source: SnapshotSource, entries: [SnapshotEntry], changedPaths: Set<RepositoryPath>? = nil,
    blobs: any BlobReader, outsideAttributes: OutsideAttributes = OutsideAttributes()
  ) {
    self.source = source
    self.entries = entries.sorted { $0.path < $1.path }
    self.changedPaths = changedPaths
    self.blobs = blobs
    self.outsideAttributes = outsideAttributes
  }

  /// Without sorting.
  ///
  /// - Parameter entries: sorted by path.
  public init(source: SnapshotSource, sortedEntries entries: [SnapshotEntry], blobs: any BlobReader)
  {
    self.source = source
    self.entries = entries
    changedPaths = nil
    self.blobs = blobs
    outsideAttributes = OutsideAttributes()
  }

  private init(_ other: Snapshot, changedPaths: Set<RepositoryPath>?) {
    source = other.source
    entries = other.entries
    self.changedPaths = changedPaths
    blobs = other.blobs
    outsideAttributes = other.outsideAttributes
  }

  /// The same files, of which only the findings at these paths count; nil for all.
  public func judging(_ changedPaths: Set<RepositoryPath>?) -> Snapshot {
    Snapshot(self, changedPaths: changedPaths)
  }

  /// What lies at a path; nil where nothing does.
  public func entry(at path: RepositoryPath) -> SnapshotEntry? {
    let place = firstPlace(at: path)
    // A hostile tree can hold one name twice; the first counts, and colliding-names reports it.
    return place < entries.count && entries[place].path == path ? entries[place] : nil
  }

  /// The place among the entries of the first one at or behind `path`.
  public func firstPlace(at path: RepositoryPath) -> Int {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].path < path { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether findings at this path count: all do unless only a change is judged.
  public func isJudged(_ path: RepositoryPath) -> Bool {
    changedPaths?.contains(path) ?? true
  }
}

/// Where a snapshot comes from.
public enum SnapshotSource: Hashable, Sendable {
  /// What the next commit would hold.
  case index
  /// A commit with its time in seconds since 1970.
  case commit(ObjectID, time: Int)
  /// Tracked files and untracked ones that are not ignored, as they are on disk.
  case worktree
}

/// Contents of attribute files outside a snapshot.
public struct OutsideAttributes: Sendable {
  /// `core.attributesFile`: below every file of the repository.
  public let global: [UInt8]
  /// `.git/info/attributes`: above every file of the repository.
  public let info: [UInt8]

  public init(global: [UInt8] = [], info: [UInt8] = []) {
    self.global = global
    self.info = info
  }
}
