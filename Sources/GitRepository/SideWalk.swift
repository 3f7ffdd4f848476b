import RepositorySnapshot

/// Walks down from two commits and tells which commits are reachable from which.
///
/// The newest commit comes first, so that the walk may end where nothing older can change the answer.
/// A wrong clock could then make a commit count as reachable from one side alone; so the walk first
/// goes through `exactCommits` commits whatever their times.
struct SideWalk {
  /// Histories of so many commits are walked whole.
  static let exactCommits = 20_000

  private(set) var sides: [ObjectID: CommitSides] = [:]
  /// What was reached of this clone, by id.
  private(set) var commits: [ObjectID: HistoryCommit] = [:]
  private var queue = CommitQueue()
  private var waiting: [ObjectID: CommitSides] = [:]
  /// How many waiting commits can still change the answer.
  private var openCount = 0
  /// The time of the oldest commit that is reachable from the right alone.
  private var oldestOpenTime = Int.max
  private let closed: CommitSides
  private let read: (ObjectID) throws(GitError) -> HistoryCommit

  /// - Parameters:
  ///   - closed: the sides of commits whose ancestors do not matter.
  ///   - read: a commit of the clone; throws where it is missing.
  init(
    left: [ObjectID], right: [ObjectID], closed: CommitSides,
    read: @escaping (ObjectID) throws(GitError) -> HistoryCommit
  ) throws(GitError) {
    self.closed = closed
    self.read = read
    for id in left { try add(.left, to: id) }
    for id in right { try add(.right, to: id) }
    while let commit = next() { try step(commit) }
  }

  /// The next commit whose sides its parents have not heard of; nil where the answer is known.
  private mutating func next() -> HistoryCommit? {
    guard let first = queue.first else { return nil }
    let mayEnd = openCount == 0 && first.time < oldestOpenTime && commits.count > Self.exactCommits
    return mayEnd ? nil : queue.pop()
  }

  private mutating func step(_ commit: HistoryCommit) throws(GitError) {
    guard let own = waiting.removeValue(forKey: commit.id) else { return }
    if !own.isSuperset(of: closed) { openCount -= 1 }
    for parent in commit.parents { try add(own, to: parent) }
    // What was cut off is reachable too, although nobody can go there.
    for parent in commit.cutParents { sides[parent, default: []].formUnion(own) }
  }

  private mutating func add(_ new: CommitSides, to id: ObjectID) throws(GitError) {
    let before = sides[id] ?? []
    let after = before.union(new)
    guard after != before || commits[id] == nil else { return }
    guard commits.count < TreeLimits.commits else {
      throw GitError(.refused, "the history has more than \(TreeLimits.commits) commits")
    }
    let commit: HistoryCommit
    if let known = commits[id] { commit = known } else { commit = try read(id) }
    commits[id] = commit
    sides[id] = after
    if let old = waiting[id], !old.isSuperset(of: closed) { openCount -= 1 }
    if !after.isSuperset(of: closed) {
      openCount += 1
      oldestOpenTime = min(oldestOpenTime, commit.time)
    }
    waiting[id] = after
    queue.push(commit)
  }
}
