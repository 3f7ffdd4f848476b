import ByteText
import RepositorySnapshot

/// A path of a snapshot whose name says that a rule may read it.
struct FileRow: Sendable {
  let entry: SnapshotEntry
  let kind: FileKind
  /// nil for a link or submodule, and for a file that is yet to be read.
  var content: ReadFile?

  var path: RepositoryPath { entry.path }

  /// nil for an entry that only the whole-tree rules look at.
  init?(_ entry: SnapshotEntry, _ layout: FileLayout) {
    guard let kind = layout.kind(of: entry.path) else { return nil }
    self.entry = entry
    self.kind = kind
  }

  /// Whether its content is still to be read: another try at what could not be read may succeed.
  var isUnread: Bool {
    switch content {
    case .unreadable: true
    case nil: entry.mode.isFile
    default: false
    }
  }
}

extension [FileRow] {
  /// Those of a whole snapshot, sorted by path.
  init(_ snapshot: Snapshot, _ layout: FileLayout) {
    self = snapshot.entries.compactMap { FileRow($0, layout) }
  }

  /// The rows of a snapshot that differs from the one of `rows` at `changes` alone.
  init(
    _ snapshot: Snapshot, _ layout: FileLayout, from rows: [FileRow],
    _ changes: some Sequence<RepositoryPath>
  ) {
    let changed = changes.filter { layout.kind(of: $0) != nil }.sorted()
    guard !changed.isEmpty else {
      self = rows
      return
    }
    self = []
    reserveCapacity(rows.count + changed.count)
    var start = 0
    for path in changed {
      let place = rows.firstPlace(at: path, from: start)
      self += rows[start..<place]
      start = place
      while start < rows.count, rows[start].path == path { start += 1 }
      if let row = snapshot.entry(at: path).flatMap({ FileRow($0, layout) }) { append(row) }
    }
    self += rows[start...]
  }

  /// The place of the first row at or behind `path`.
  private func firstPlace(at path: RepositoryPath, from start: Int) -> Int {
    var (low, high) = (start, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].path < path { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
