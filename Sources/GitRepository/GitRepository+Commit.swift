import ByteText
public import RepositorySnapshot

/// A commit's id and time.
public struct CommitSummary: Hashable, Sendable {
  public let id: ObjectID
  /// The committer's, in seconds since 1970.
  public let time: Int
}

extension GitRepository {
  /// The commit that HEAD leads to; nil before the first one.
  public func head() throws(GitError) -> CommitSummary? {
    try reading { storage throws(GitError) in
      guard let id = try storage.handle.target(ofReference: "HEAD") else {
        guard FileStatus(path: gitDirectory.appendingPath("HEAD")) != nil else {
          throw GitError(.unreadable, "\(gitDirectory.quoted) has lost its HEAD; run 'git fsck'")
        }
        return nil
      }
      return CommitSummary(id: id, time: try storage.commit(id).time)
    }
  }

  /// The files of a commit.
  public func snapshot(of commit: ObjectID) throws(GitError) -> Snapshot {
    let (time, entries) = try reading { storage throws(GitError) in
      let commit = try storage.commit(commit)
      return (commit.time, try storage.entries(ofTree: commit.tree))
    }
    return Snapshot(
      source: .commit(commit, time: time), entries: entries, blobs: StoredBlobs(repository: self))
  }
}

extension GitRepository.Storage {
  fileprivate func entries(ofTree id: ObjectID) throws(GitError) -> [SnapshotEntry] {
    var walk = TreeWalk(root: try tree(id), idLength: id.count)
    var entries: [SnapshotEntry] = []
    while let leaf = try walk.next(reading: { id throws(GitError) in try tree(id) }) {
      let path = RepositoryPath(ByteString(walk.path))
      entries.append(SnapshotEntry(path: path, mode: leaf.mode, object: leaf.object))
    }
    return entries
  }
}
