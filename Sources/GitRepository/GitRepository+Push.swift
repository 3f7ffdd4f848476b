public import ByteText
public import RepositorySnapshot

/// What an id that a push names stands for.
public enum PushTarget: Hashable, Sendable {
  /// The commit itself, or the one that an annotated tag leads to.
  case commit(CommitSummary)
  /// A file or a folder, or a tag on one.
  case noCommit
  /// The object is not in this clone.
  case missing
}

extension GitRepository {
  /// What is behind an id, through annotated tags.
  public func pushTarget(_ id: ObjectID) throws(GitError) -> PushTarget {
    try reading { storage throws(GitError) in
      guard try storage.objects.header(of: id) != nil else { return .missing }
      guard let commit = try storage.peeled(id) else { return .noCommit }
      return .commit(CommitSummary(id: commit, time: try storage.commit(commit).time))
    }
  }

  /// The commits that the references below a prefix lead to, each once, sorted.
  public func commits(ofReferencesUnder prefix: ByteString) throws(GitError) -> [ObjectID] {
    try reading { storage throws(GitError) in
      var commits: Set<ObjectID> = []
      for name in try storage.handle.referenceNames() where name.starts(with: prefix.bytes) {
        guard let target = try storage.handle.target(ofReference: name),
          let commit = try storage.peeled(target)
        else { continue }
        commits.insert(commit)
      }
      return commits.sorted()
    }
  }
}
