public import ByteText
public import RepositorySnapshot
import Synchronization

/// What a repository's history says about the commits that its files name.
public final class GitHistory: RepositoryFacts {
  private let repository: GitRepository
  private let graph: CommitGraph
  private let walk: Mutex<AncestorWalk>

  /// - Parameter start: the snapshot's commit; HEAD's for an index or a work tree, nil before the first.
  public convenience init(of repository: GitRepository, from start: ObjectID?) {
    self.init(in: CommitGraph(of: repository), from: start)
  }

  /// Shares what is known of the history with other questions.
  public init(in graph: CommitGraph, from start: ObjectID?) {
    self.graph = graph
    repository = graph.repository
    walk = Mutex(AncestorWalk(from: start))
  }

  public func commit(named name: ByteString) -> CommitAnswer {
    guard 4...64 ~= name.count, name.allSatisfy(\.isHexDigit) else { return .unknown }
    do throws(GitError) {
      let candidates = try repository.reading { storage throws(GitError) in
        try storage.commits(startingWith: name)
      }
      guard candidates.count <= 1 else { return .unknown }
      guard let commit = candidates.first else {
        return repository.isShallow ? .unverifiable(Self.shallow) : .unknown
      }
      return try answer(for: commit)
    } catch {
      return .unverifiable(error.description)
    }
  }

  private func answer(for commit: ObjectID) throws(GitError) -> CommitAnswer {
    try walk.withLock { walk throws(GitError) in
      if try walk.reaches(commit, parents: parents) { return .ancestor(commit) }
      return walk.isCut ? .unverifiable(Self.shallow) : .unrelated(commit)
    }
  }

  /// nil at the end of a shallow clone, and where a commit is not in this clone.
  private func parents(of commit: ObjectID) throws(GitError) -> [ObjectID]? {
    if repository.shallowCommits.contains(commit) { return nil }
    return try graph.commitIfPresent(commit)?.parents
  }

  private static let shallow =
    "the history is not whole here; fetch it ('git fetch --unshallow', 'fetch-depth: 0')"
}
