import ByteText
import Checks
import Configuration
import Documents
import Findings
import GitRepository
import RepositorySnapshot

extension PushJudge {
  /// Adds what is wrong with the contents that the other side will need, and notes how they get there.
  func addObjects(
    to report: inout Report, of id: ObjectID, _ refs: [PushedRef], since base: ObjectID?,
    _ gate: Gate, _ notes: inout [String]
  ) async throws {
    let judge = ObjectJudge(
      repository, gate.configuration.selection, isQuiet: options.quiet || hook.isOnServer)
    let pointers: [JudgedObjects.Pointer]
    do throws(CommandFailure) {
      guard judge.runner.asksForAny,
        let found = try pushedPointers(of: id, since: base, gate)
      else { return report.add(judge.runner.skip(because: CheckRunner.outOfTime)) }
      pointers = found
    } catch {
      let question = UnverifiedQuestion(
        rule: MissingObject.rule.identity, reason: error.reason)
      return report.unverified.append(question)
    }
    let command = LFSPushCommand(remote: remote, refs).text
    report.add(
      try await judge.outcome(
        of: pointers, in: gate.documents,
        remedy: hook.isOnServer ? .send(command: command) : .fetchAndSend(command: command),
        asksAnyway: !hook.isOnServer))
    if !hook.isOnServer { notes += Self.note(pointers, command) }
  }

  /// Adds what is wrong with the data that the pushed commits name beyond what the other side has, and notes how
  /// it gets there.
  func addData(
    to report: inout Report, of id: ObjectID, since base: ObjectID?, _ gate: Gate,
    _ notes: inout [String]
  ) throws(CommandFailure) {
    guard !hook.isOnServer else { return }
    let known = try knownCommits(base)
    let new = try fromGit { () throws(GitError) in
      try CommitGraph(of: repository).commits(reachableFrom: [id], notFrom: known)
    }
    let passed = try passedCommits(new, to: id, gate.configuration)
    guard !new.isEmpty, !passed.isEmpty || !gate.documents.dvcProjects.isEmpty else { return }
    let parents = Set(new.flatMap(\.parents)).subtracting(new.map(\.id))
    let data = DataJudge(repository, gate.configuration.selection).judge(
      gate.documents, passing: try documents(of: passed, gate),
      since: try documents(of: parents.sorted(), gate).map(\.1), asksAnyway: true,
      addingTo: &report)
    notes += DataPushCommand.notes(on: data)
  }

  /// The commits before the last that change what names data, the newest first.
  private func passedCommits(
    _ commits: [HistoryCommit], to id: ObjectID, _ configuration: GateConfiguration
  ) throws(CommandFailure) -> [ObjectID] {
    let graph = CommitGraph(of: repository)
    var passed: [ObjectID] = []
    for commit in commits.reversed() where commit.id != id {
      let changes = try fromGit { () throws(GitError) in try graph.changes(of: commit) }
      if changes.contains(where: { $0.namesData(configuration.checks.layout) }) {
        passed.append(commit.id)
      }
    }
    return passed
  }

  private func documents(
    of commits: [ObjectID], _ gate: Gate
  ) throws(CommandFailure) -> [(ObjectID, RepositoryDocuments)] {
    try commits.map { id throws(CommandFailure) in
      let snapshot = try fromGit { () throws(GitError) in try repository.snapshot(of: id) }
      return (id, RepositoryDocuments(snapshot, settings: gate.configuration.checks))
    }
  }

  /// Nil where the time is up.
  private func pushedPointers(
    of id: ObjectID, since base: ObjectID?, _ gate: Gate
  ) throws(CommandFailure) -> [JudgedObjects.Pointer]? {
    let deadline = gate.configuration.hooks.deadline(from: start)
    let isLate = { deadline.map { ContinuousClock.now >= $0 } ?? false }
    let pushed = try PushedPointers(
      of: id, gate.documents.snapshot, notFrom: try knownCommits(base), in: repository,
      isLate: isLate)
    return isLate() ? nil : pushed?.pointers
  }

  private static func note(_ pointers: [JudgedObjects.Pointer], _ command: String) -> [String] {
    let objects = Set(pointers.map(\.file.object))
    guard !objects.isEmpty else { return [] }
    let size = decimalSize(objects.reduce(0) { $0 + $1.size })
    let count = objects.count == 1 ? "1 LFS content" : "\(objects.count) LFS contents"
    return ["\(count) (\(size)) to be sent by '\(command)'"]
  }
}

extension PathChange {
  /// Whether a file that names data of DVC's comes or changes.
  fileprivate func namesData(_ layout: FileLayout) -> Bool {
    guard new != nil else { return false }
    return switch layout.kind(of: path) {
    case .dvcFile, .dvcPipeline, .dvcLock: true
    default: false
    }
  }
}
