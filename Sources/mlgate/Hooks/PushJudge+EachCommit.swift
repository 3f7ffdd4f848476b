import ByteText
import Checks
import Configuration
import Findings
import GitRepository
import RepositorySnapshot

extension PushJudge {
  /// With `push: each`, what every commit before the last one brought in that the other side does not
  /// have, the oldest first.
  func judgeEarlierCommits(
    _ target: Result<Target, CommandFailure>, _ refs: [PushedRef]
  ) async -> [JudgedPush] {
    guard case .success(.commit(let id, let pushBase)) = target else { return [] }
    let base = pushBase.commit
    var notes: [String] = []
    do {
      let snapshot = try repository.snapshot(.commit(ByteString(id.description)))
      let before = try base.map { try repository.snapshot(.commit(ByteString($0.description))) }
      let configuration = try configuration(of: snapshot, since: before, &notes)
      guard configuration.hooks.push == .each else { return [] }
      let baseline = try baseline(of: snapshot, since: before, &notes)
      let graph = CommitGraph(of: repository)
      let known = try knownCommits(base)
      let commits = try fromGit { () throws(GitError) in
        try graph.commits(reachableFrom: [id], notFrom: known)
      }
      var judged: [JudgedPush] = []
      for commit in commits where commit.id != id {
        judged.append(try await judge(commit, refs, configuration, baseline))
      }
      return judged
    } catch let failure as CommandFailure {
      // A configuration that cannot be read is told with the last commit.
      if case .configuration = failure { return [] }
      return [JudgedPush(refs: refs, outcome: .failed(failure))]
    } catch {
      return [JudgedPush(refs: refs, outcome: .failed(.couldNotWork("\(error)")))]
    }
  }

  /// The findings that the first parent does not have, and those on the message.
  private func judge(
    _ commit: HistoryCommit, _ refs: [PushedRef], _ configuration: GateConfiguration,
    _ baseline: Baseline?
  ) async throws -> JudgedPush {
    let files = try repository.snapshot(.commit(ByteString(commit.id.description)))
    var report = try await Gate(
      JudgedPlace(repository, files, configuration),
      deadline: configuration.hooks.deadline(from: start)
    ).report
    if let baseline { report.leaveOut(baseline, configuration.selection, unused: false) }
    if let parent = commit.parents.first {
      // What is old was told before, or is not of this push.
      var notes: [String] = []
      let before = try repository.snapshot(.commit(ByteString(parent.description)))
      try await report.forget(before, parent, configuration, repository, &notes)
      report.source.base = parent.description
    }
    let judge = MessageJudge(repository: repository, configuration: configuration)
    if let outcome = try judge.outcome(of: commit.id) { report.add(outcome) }
    return JudgedPush(
      refs: refs, commit: String(commit.id.description.prefix(12)), outcome: .judged(report))
  }
}
