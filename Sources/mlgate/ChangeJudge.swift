import ByteText
import Checks
import Configuration
import Documents
import Findings
import GitRepository
import RepositorySnapshot

/// Judges what changes brought in: the findings that no state before has.
///
/// What files hold is remembered by their blobs, and what a commit has in common with one judged before
/// is taken over, so that a commit costs what it changes.
struct ChangeJudge {
  let graph: CommitGraph
  private let repository: GitRepository
  private let settings: CheckSettings
  private let runner: CheckRunner
  private let memory = DocumentMemory()
  private var recent = RecentDocuments()
  /// The fingerprints of everything that is wrong with a commit.
  private var faults: [ObjectID: Set<String>] = [:]

  init(of repository: GitRepository, _ configuration: GateConfiguration) {
    self.repository = repository
    graph = CommitGraph(of: repository)
    settings = configuration.checks
    runner = CheckRunner(selection: configuration.selection)
  }

  /// What a commit brought in: what is wrong with it and with none of its parents.
  mutating func judge(_ commit: HistoryCommit) async throws(CommandFailure) -> ChangeVerdict {
    guard let parent = commit.parents.first else {
      return try await judge(snapshot(of: commit.id), from: commit.id, since: [])
    }
    let before = try documents(of: parent)
    let changes = try reading { () throws(GitError) in try graph.changes(of: commit) }
    let snapshot = graph.snapshot(of: commit, from: before.snapshot, changes)
    return try await judge(
      snapshot.judging(Set(changes.map(\.path))), from: commit.id, since: commit.parents)
  }

  /// What a snapshot brought in: what is wrong with it and with none of the commits before.
  ///
  /// - Parameters:
  ///   - snapshot: its changed paths are those of the change against the first of the commits.
  ///   - start: the commit from which "is it an ancestor?" is asked.
  mutating func judge(
    _ snapshot: Snapshot, from start: ObjectID?, since bases: [ObjectID]
  ) async throws(CommandFailure) -> ChangeVerdict {
    let documents = try documents(snapshot, from: start, since: bases.first)
    if case .commit(let id, _) = snapshot.source { recent.add(documents, of: id) }
    if snapshot.changedPaths?.isEmpty == true { return ChangeVerdict(unchanged: snapshot) }
    let found = await runner.run(documents)
    var known: Set<String> = []
    for base in bases where !found.findings.isEmpty {
      known.formUnion(try await faults(of: base, at: documents.snapshot.changedPaths))
    }
    return ChangeVerdict(of: snapshot, documents, found, known: known)
  }

  /// The paths at which a commit differs from another one; from the empty tree where there is none.
  func changedPaths(
    from base: ObjectID?, to commit: ObjectID
  ) throws(CommandFailure) -> Set<RepositoryPath> {
    try reading { () throws(GitError) in
      let old = try base.map { id throws(GitError) in try graph.commit(id).tree }
      return Set(try graph.changes(from: old, to: graph.commit(commit).tree).map(\.path))
    }
  }

  /// The files of a commit.
  mutating func snapshot(of id: ObjectID) throws(CommandFailure) -> Snapshot {
    try documents(of: id).snapshot.judging(nil)
  }

  /// The documents of a commit; those that were judged last, whatever the change.
  private mutating func documents(of id: ObjectID) throws(CommandFailure) -> RepositoryDocuments {
    if let known = recent[id] { return known }
    let facts = GitHistory(in: graph, from: id)
    let made = try reading { () throws(GitError) in
      guard let near = recent.latest, case .commit(let other, _) = near.snapshot.source else {
        return RepositoryDocuments(
          try repository.snapshot(of: id).judging([]), settings: settings, facts: facts,
          memory: memory)
      }
      let commit = try graph.commit(id)
      let changes = try graph.changes(from: graph.commit(other).tree, to: commit.tree)
      let snapshot = graph.snapshot(of: commit, from: near.snapshot, changes)
      return RepositoryDocuments(
        snapshot.judging([]), from: near, differingAt: Set(changes.map(\.path)), facts: facts,
        memory: memory)
    }
    recent.add(made, of: id)
    return made
  }

  /// The documents of a snapshot, of which the changed files are judged and those that the change reaches.
  private mutating func documents(
    _ snapshot: Snapshot, from start: ObjectID?, since base: ObjectID?
  ) throws(CommandFailure) -> RepositoryDocuments {
    let facts = GitHistory(in: graph, from: start)
    guard let changes = snapshot.changedPaths, let base else {
      return RepositoryDocuments(snapshot, settings: settings, facts: facts, memory: memory)
    }
    var before = try documents(of: base)
    let sure = ChangeReach.surePaths(from: before, to: snapshot, changes: changes)
    before = before.judging(sure, memory)
    let after = RepositoryDocuments(
      snapshot.judging(sure), from: before, differingAt: changes, facts: facts, memory: memory)
    let reach = ChangeReach(from: before, to: after, changes: changes)
    recent.add(before, of: base)
    return after.judging(reach.paths, memory)
  }

  /// - Parameter paths: nil for all that is wrong.
  private mutating func faults(
    of commit: ObjectID, at paths: Set<RepositoryPath>?
  ) async throws(CommandFailure) -> Set<String> {
    if let known = faults[commit] { return known }
    let documents = try documents(of: commit)
    let outcome = await runner.run(documents.judging(paths, memory))
    let found = Set(outcome.findings.map(\.fingerprint))
    if paths == nil { faults[commit] = found }
    return found
  }

  private func reading<Result>(
    _ body: () throws(GitError) -> Result
  ) throws(CommandFailure) -> Result {
    do throws(GitError) { return try body() } catch { throw .couldNotWork(error.description) }
  }
}

extension RepositoryDocuments {
  /// The same documents, of which the findings at other paths count.
  fileprivate func judging(_ paths: Set<RepositoryPath>?, _ memory: DocumentMemory) -> Self {
    guard paths != snapshot.changedPaths else { return self }
    return RepositoryDocuments(
      snapshot.judging(paths), from: self, differingAt: [], facts: facts, memory: memory)
  }
}

/// The documents of the commits judged last: a commit's parents are mostly among them, and others differ
/// little from the latest.
private struct RecentDocuments {
  private static let limit = 8

  private var order: [ObjectID] = []
  private var documents: [ObjectID: RepositoryDocuments] = [:]

  var latest: RepositoryDocuments? { order.last.flatMap { documents[$0] } }

  subscript(id: ObjectID) -> RepositoryDocuments? { documents[id] }

  mutating func add(_ added: RepositoryDocuments, of id: ObjectID) {
    if documents.updateValue(added, forKey: id) != nil { order.removeAll { $0 == id } }
    order.append(id)
    if order.count > Self.limit { documents[order.removeFirst()] = nil }
  }
}
