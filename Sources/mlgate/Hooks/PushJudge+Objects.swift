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

  /// Adds what is wrong with the data that the commit names beyond what the other side has.
  func addData(
    to report: inout Report, of id: ObjectID, since base: ObjectID?, _ gate: Gate
  ) throws(CommandFailure) {
    guard !hook.isOnServer, !gate.documents.dvcProjects.isEmpty else { return }
    let known = try knownCommits(base)
    let earlier = try fromGit { () throws(GitError) -> [Snapshot]? in
      let new = try CommitGraph(of: repository).commits(reachableFrom: [id], notFrom: known)
      guard !new.isEmpty else { return nil }
      let parents = Set(new.flatMap(\.parents)).subtracting(new.map(\.id))
      return try parents.sorted().map { id throws(GitError) in try repository.snapshot(of: id) }
    }
    guard let earlier else { return }
    let judge = DataJudge(repository, gate.configuration.selection)
    let documents = earlier.map { RepositoryDocuments($0, settings: gate.configuration.checks) }
    judge.judge(gate.documents, since: documents, asksAnyway: true, addingTo: &report)
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

/// The command that sends the contents of pushed refs.
struct LFSPushCommand {
  let text: String

  /// - Parameter remote: nil on a server, which does not know what it is called elsewhere.
  init(remote: ByteString?, _ refs: [PushedRef]) {
    let names = refs.map { ($0.branch ?? $0.tag ?? $0.name).shellWord }
    let remote = remote.map(\.shellWord) ?? "<remote>"
    text = (["git lfs push", remote] + names).joined(separator: " ")
  }
}

extension ByteString {
  /// As a shell takes it for one word.
  fileprivate var shellWord: String {
    let isPlain = allSatisfy { byte in
      byte.isAlphanumeric || "@%+=:,./-_".utf8.contains(byte)
    }
    if isPlain, !isEmpty { return description }
    return "'" + description.replacing("'", with: "'\\''") + "'"
  }
}
