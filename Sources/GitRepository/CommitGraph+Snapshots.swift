public import RepositorySnapshot

extension CommitGraph {
  /// The files of a commit; all are judged.
  public func snapshot(of commit: HistoryCommit) throws(GitError) -> Snapshot {
    try repository.snapshot(of: commit.id)
  }

  /// The files of a commit, made from those of another one and what differs, so that no tree is walked.
  ///
  /// - Parameter changes: from `other` to `commit`, sorted by path.
  public func snapshot(
    of commit: HistoryCommit, from other: Snapshot, _ changes: [PathChange]
  ) -> Snapshot {
    var entries: [SnapshotEntry] = []
    entries.reserveCapacity(other.entries.count + changes.count)
    var rest = changes[...]
    for entry in other.entries {
      while let change = rest.first, change.path < entry.path {
        if let new = SnapshotEntry(change) { entries.append(new) }
        rest.removeFirst()
      }
      guard let change = rest.first, change.path == entry.path else {
        entries.append(entry)
        continue
      }
      if let new = SnapshotEntry(change) { entries.append(new) }
      rest.removeFirst()
    }
    entries += rest.compactMap(SnapshotEntry.init)
    return Snapshot(
      source: .commit(commit.id, time: commit.time), entries: entries, blobs: other.blobs)
  }
}

extension SnapshotEntry {
  /// nil where the path is gone.
  fileprivate init?(_ change: PathChange) {
    guard let new = change.new else { return nil }
    self.init(path: change.path, mode: new.mode, object: new.object)
  }
}
