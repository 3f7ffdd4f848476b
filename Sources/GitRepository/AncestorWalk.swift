import RepositorySnapshot

/// Walks from one commit to its ancestors, as far as the questions so far needed.
struct AncestorWalk {
  private var seen: Set<ObjectID>
  /// Commits whose parents have not been looked at; those before `next` have.
  private var queue: [ObjectID]
  private var next = 0
  /// Whether some ancestors are not in this clone.
  private(set) var isCut = false

  /// - Parameter start: nil before the first commit, which has no ancestors.
  init(from start: ObjectID?) {
    queue = start.map { [$0] } ?? []
    seen = Set(queue)
  }

  /// Whether `commit` is the start or one of its ancestors, as far as this clone knows.
  ///
  /// - Parameter parents: a commit's parents; nil where they are not in this clone.
  mutating func reaches(
    _ commit: ObjectID, parents: (ObjectID) throws(GitError) -> [ObjectID]?
  ) throws(GitError) -> Bool {
    while !seen.contains(commit), next < queue.count {
      guard seen.count <= TreeLimits.commits else {
        throw GitError(.refused, "the history has more than \(TreeLimits.commits) commits")
      }
      let found = try parents(queue[next])
      next += 1
      isCut = isCut || found == nil
      for parent in found ?? [] where seen.insert(parent).inserted { queue.append(parent) }
    }
    return seen.contains(commit)
  }
}
