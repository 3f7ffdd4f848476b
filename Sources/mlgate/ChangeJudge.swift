import ByteText
import Checks
import Configuration
import Documents
import Findings
import GitRepository
import RepositorySnapshot

/// Judges what changes brought in: the findings that no state before has.
///
/// What files hold is remembered by their blobs, so that of many commits the distinct blobs cost.
struct ChangeJudge {
  let graph: CommitGraph
  private let repository: GitRepository
  private let settings: CheckSettings
  private let runner: CheckRunner
  private let memory = DocumentMemory()
  private var snapshots = RecentSnapshots()
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
    let parent = commit.parents.first
    let (snapshot, changed) = try derive(commit)
    snapshots.add(snapshot, of: commit.id)
    guard !changed.isEmpty || parent == nil else { return ChangeVerdict(unchanged: snapshot) }
    return try await judge(
      parent == nil ? snapshot : snapshot.judging(changed), from: commit.id,
      since: commit.parents)
  }

  /// What a snapshot brought in: what is wrong with it and with none of the commits before.
  ///
  /// - Parameters:
  ///   - snapshot: its changed paths are those of the change.
  ///   - start: the commit from which "is it an ancestor?" is asked.
  mutating func judge(
    _ snapshot: Snapshot, from start: ObjectID?, since bases: [ObjectID]
  ) async throws(CommandFailure) -> ChangeVerdict {
    let documents = documents(snapshot, from: start)
    let outcome = await runner.run(documents, reachesFurther: documents.changeReachesFurther)
    let found = outcome.findings + outcome.elsewhere
    var known: Set<String> = []
    for base in bases where !found.isEmpty {
      // What lies elsewhere may have been wrong before without any of the changed paths.
      let paths = outcome.elsewhere.isEmpty ? snapshot.changedPaths : nil
      known.formUnion(try await faults(of: base, at: paths))
    }
    let new = found.filter { !known.contains($0.fingerprint) }
      .sorted { ($0.location, $0.rule.id, $0.message) < ($1.location, $1.rule.id, $1.message) }
    return ChangeVerdict(
      documents: documents, outcome: outcome, new: new, present: Set(found.map(\.fingerprint)))
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
    if let known = snapshots[id] { return known }
    let snapshot = try reading { () throws(GitError) in try repository.snapshot(of: id) }
    snapshots.add(snapshot, of: id)
    return snapshot
  }

  private mutating func derive(
    _ commit: HistoryCommit
  ) throws(CommandFailure) -> (Snapshot, Set<RepositoryPath>) {
    guard let parent = commit.parents.first else {
      return (try snapshot(of: commit.id), [])
    }
    let before = try snapshot(of: parent)
    let changes = try reading { () throws(GitError) in try graph.changes(of: commit) }
    return (graph.snapshot(of: commit, from: before, changes), Set(changes.map(\.path)))
  }

  /// - Parameter paths: nil for all that is wrong.
  private mutating func faults(
    of commit: ObjectID, at paths: Set<RepositoryPath>?
  ) async throws(CommandFailure) -> Set<String> {
    if let known = faults[commit] { return known }
    let snapshot = try snapshot(of: commit)
    // A path that is not there yet has no faults, and would count as deleted.
    let judged = paths.map { $0.filter { snapshot.entry(at: $0) != nil } }
    if judged?.isEmpty == true { return [] }
    let outcome = await runner.run(documents(snapshot.judging(judged), from: commit))
    let found = Set(outcome.findings.map(\.fingerprint))
    if judged == nil { faults[commit] = found }
    return found
  }

  private func documents(_ snapshot: Snapshot, from start: ObjectID?) -> RepositoryDocuments {
    RepositoryDocuments(
      snapshot, settings: settings, facts: GitHistory(in: graph, from: start), memory: memory)
  }

  private func reading<Result>(
    _ body: () throws(GitError) -> Result
  ) throws(CommandFailure) -> Result {
    do throws(GitError) { return try body() } catch { throw .couldNotWork(error.description) }
  }
}

/// The snapshots of the commits judged last: a commit's parents are mostly among them.
private struct RecentSnapshots {
  private static let limit = 8

  private var order: [ObjectID] = []
  private var snapshots: [ObjectID: Snapshot] = [:]

  subscript(id: ObjectID) -> Snapshot? { snapshots[id] }

  mutating func add(_ snapshot: Snapshot, of id: ObjectID) {
    guard snapshots.updateValue(snapshot, forKey: id) == nil else { return }
    order.append(id)
    if order.count > Self.limit { snapshots[order.removeFirst()] = nil }
  }
}
