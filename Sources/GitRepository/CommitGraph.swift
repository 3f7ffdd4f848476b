public import RepositorySnapshot
import Synchronization

/// The commits of a repository, each read once; never a shallow clone's missing ones.
///
/// libgit2's own walk ends with an error in every shallow clone, so this one stands on plain objects.
public final class CommitGraph: Sendable {
  let repository: GitRepository
  private let known: Mutex<[ObjectID: HistoryCommit]> = Mutex([:])
  private let trees: Mutex<RememberedTrees> = Mutex(RememberedTrees())

  public init(of repository: GitRepository) {
    self.repository = repository
  }

  /// A commit; throws `.unreadable` where this clone lacks it.
  public func commit(_ id: ObjectID) throws(GitError) -> HistoryCommit {
    if let found = known.withLock({ $0[id] }) { return found }
    let isShallow = repository.shallowCommits.contains(id)
    let commit = try repository.reading { storage throws(GitError) in
      let object = try storage.commit(id)
      return HistoryCommit(
        id: id, tree: object.tree, parents: isShallow ? [] : object.parents, time: object.time,
        cutParents: isShallow ? object.parents : [])
    }
    known.withLock { $0[id] = commit }
    return commit
  }

  /// The bytes of a tree object.
  func treeBytes(_ id: ObjectID) throws(GitError) -> [UInt8] {
    if let found = trees.withLock({ $0[id] }) { return found }
    let bytes = try repository.reading { storage throws(GitError) in try storage.tree(id) }
    trees.withLock { $0.add(bytes, of: id) }
    return bytes
  }

  /// A commit; nil where the object is not here.
  func commitIfPresent(_ id: ObjectID) throws(GitError) -> HistoryCommit? {
    if let found = known.withLock({ $0[id] }) { return found }
    let isPresent = try repository.reading { storage throws(GitError) in
      try storage.objects.header(of: id) != nil
    }
    return isPresent ? try commit(id) : nil
  }

  /// The commits that `tips` reach and `excluded` do not, the oldest first: every parent before its
  /// children, otherwise by time and id.
  ///
  /// As `git rev-list --date-order --reverse TIPS --not EXCLUDED`. Throws where the clone does not hold
  /// all of them: an incomplete range is never a short one.
  public func commits(
    reachableFrom tips: [ObjectID], notFrom excluded: [ObjectID]
  ) throws(GitError) -> [HistoryCommit] {
    let walk = try SideWalk(left: excluded, right: tips, closed: .left) { id throws(GitError) in
      try self.commit(id)
    }
    let found = walk.commits.values.filter { walk.sides[$0.id] == .right }
    // Without a base the whole history is meant, and what a shallow clone lacks, nobody asked about.
    if !excluded.isEmpty,
      let cut = found.filter({ commit in
        !commit.cutParents.allSatisfy { walk.sides[$0]?.contains(.left) ?? false }
      }).min(by: { $0.id < $1.id })
    {
      throw Self.cutOff(at: cut.id)
    }
    return sortedByTopology(found)
  }

  /// The commits that B reaches and A does not; see `commits(reachableFrom:notFrom:)`.
  ///
  /// Throws too where nothing is left because the clone was cut at A: such a clone has nothing to
  /// compare with, which is what a build server's `fetch-depth: 1` makes of every range.
  public func commits(in range: CommitRange) throws(GitError) -> [HistoryCommit] {
    let found = try commits(reachableFrom: [range.tip], notFrom: [range.base])
    if found.isEmpty, try commit(range.base).isCut { throw Self.cutOff(at: range.base) }
    return found
  }

  /// The best common ancestors of two commits, sorted by id, as `git merge-base --all`; none where
  /// the histories have nothing in common. Throws where a shallow clone hides the answer.
  public func mergeBases(_ first: ObjectID, _ second: ObjectID) throws(GitError) -> [ObjectID] {
    let walk = try SideWalk(left: [first], right: [second], closed: .both) { id throws(GitError) in
      try self.commit(id)
    }
    let isOpenEnd = { (commit: HistoryCommit) in
      walk.sides[commit.id] != .both && !commit.cutParents.allSatisfy { walk.sides[$0] == .both }
    }
    if let cut = walk.commits.values.filter(isOpenEnd).min(by: { $0.id < $1.id }) {
      throw Self.cutOff(at: cut.id)
    }
    let common = walk.commits.values.filter { walk.sides[$0.id] == .both }
    let lower = Set(common.flatMap(\.parents))
    return common.map(\.id).filter { !lower.contains($0) }.sorted()
  }

  static func cutOff(at commit: ObjectID) -> GitError {
    GitError(
      .unreadable,
      "the history is not whole here: this clone was cut at \(commit), so nobody can tell which "
        + "commits are new; fetch it whole ('git fetch --unshallow', 'fetch-depth: 0')")
  }
}

/// Children before parents and the newest first, then all the other way round.
private func sortedByTopology(_ commits: [HistoryCommit]) -> [HistoryCommit] {
  let ofID = Dictionary(uniqueKeysWithValues: commits.map { ($0.id, $0) })
  var childCounts: [ObjectID: Int] = [:]
  for parent in commits.flatMap(\.parents) { childCounts[parent, default: 0] += 1 }
  var queue = CommitQueue()
  for commit in commits where childCounts[commit.id] == nil { queue.push(commit) }
  var sorted: [HistoryCommit] = []
  while let commit = queue.pop() {
    sorted.append(commit)
    for parent in commit.parents {
      let left = (childCounts[parent] ?? 0) - 1
      childCounts[parent] = left
      if left == 0, let found = ofID[parent] { queue.push(found) }
    }
  }
  return sorted.reversed()
}
