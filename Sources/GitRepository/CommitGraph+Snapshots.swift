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
    var start = 0
    for change in changes {
      let place = max(start, other.firstPlace(at: change.path))
      entries += other.entries[start..<place]
      start = place
      if start < other.entries.count, other.entries[start].path == change.path { start += 1 }
      if let new = SnapshotEntry(change) { entries.append(new) }
    }
    entries += other.entries[start...]
    return Snapshot(
      source: .commit(commit.id, time: commit.time), sortedEntries: entries, blobs: other.blobs)
  }
}

extension SnapshotEntry {
  /// nil where the path is gone.
  fileprivate init?(_ change: PathChange) {
    guard let new = change.new else { return nil }
    self.init(path: change.path, mode: new.mode, object: new.object)
  }
}
