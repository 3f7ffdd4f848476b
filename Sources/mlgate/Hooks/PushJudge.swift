import ByteText
import Checks
import Configuration
import Documents
import Findings
import GitRepository
import RepositorySnapshot

/// Judges what a push is to put on the other side: the commits that its refs are to name, whatever is
/// checked out.
struct PushJudge {
  let hook: HookName
  let repository: GitRepository
  let options: CommonOptions
  let permission: CommandPermission
  let skip: SkipVariable
  let start: ContinuousClock.Instant
  /// The name of the remote that is pushed to, where there is one.
  let remote: ByteString?
  let releases: PushedReleases

  /// Every ref, in git's order; refs that are to name one commit in place of another are judged once.
  func judge(_ refs: [PushedRef]) async -> [JudgedPush] {
    var groups: [(target: Result<Target, CommandFailure>, refs: [PushedRef])] = []
    for ref in refs {
      let target = Result { () throws(CommandFailure) in try self.target(of: ref) }
      if case .success(let target) = target,
        let index = groups.firstIndex(where: { (try? $0.target.get()) == target })
      {
        groups[index].refs.append(ref)
      } else {
        groups.append((target, [ref]))
      }
    }
    var judged: [JudgedPush] = []
    for group in groups {
      judged += await judgeEarlierCommits(group.target, group.refs)
      judged.append(await judge(group.target, group.refs))
    }
    return judged
  }

  /// What a ref is to name, and what it names now.
  enum Target: Hashable {
    case deleted
    case commit(ObjectID, since: PushBase)
  }

  private func target(of ref: PushedRef) throws(CommandFailure) -> Target {
    if ref.isDeletion { return .deleted }
    guard let new = ObjectID(hexadecimal: ref.new) else { throw unreadable(ref.new) }
    switch try fromGit({ () throws(GitError) in try repository.pushTarget(new) }) {
    case .missing:
      throw .couldNotWork("object \(new) is not in this repository; run 'git fsck'")
    case .noCommit:
      throw .couldNotWork("it names no commit, so there is nothing to judge in it")
    case .commit(let commit):
      return .commit(commit.id, since: try base(of: ref, commit.id))
    }
  }

  private func unreadable(_ id: ByteString) -> CommandFailure {
    .couldNotWork("ids of \(id.count) digits are not read here: \(id.quoted)")
  }

  private func judge(
    _ target: Result<Target, CommandFailure>, _ refs: [PushedRef]
  ) async -> JudgedPush {
    do {
      guard case .commit(let id, let base) = try target.get() else {
        return JudgedPush(refs: refs, outcome: .deleted)
      }
      var push = JudgedPush(
        refs: refs, commit: String(id.description.prefix(12)), outcome: .deleted)
      if base.isMissing {
        push.notes.append(
          "what \(refs[0].name) names now (\(refs[0].old.prefix12)) is not in this clone, so every finding counts"
        )
      }
      do {
        push.outcome = .judged(try await report(on: id, refs, since: base, &push.notes))
      } catch let failure as CommandFailure {
        push.outcome = .failed(failure)
      }
      return push
    } catch let failure as CommandFailure {
      return JudgedPush(refs: refs, outcome: .failed(failure))
    } catch {
      return JudgedPush(refs: refs, outcome: .failed(.couldNotWork("\(error)")))
    }
  }

  private func report(
    on id: ObjectID, _ refs: [PushedRef], since pushBase: PushBase, _ notes: inout [String]
  ) async throws -> Report {
    let base = pushBase.commit
    let snapshot = try repository.snapshot(.commit(ByteString(id.description)))
    let before = try base.map { try repository.snapshot(.commit(ByteString($0.description))) }
    let configuration = try configuration(of: snapshot, since: before, &notes)
    let deadline = configuration.hooks.deadline(from: start)
    let gate = try await Gate(
      JudgedPlace(repository, snapshot, configuration), deadline: deadline)
    var report = gate.report
    if let baseline = try baseline(of: snapshot, since: before, &notes) {
      report.leaveOut(baseline, configuration.selection, unused: false)
    }
    report.source.base = base?.description
    if let before, let base {
      try await report.forget(before, base, configuration, repository, &notes)
    }
    if let merged = pushBase.merged {
      let files = try repository.snapshot(.commit(ByteString(merged.description)))
      try await report.forget(files, merged, configuration, repository, &notes)
    }
    for ref in refs { try releases.add(ref, at: id, to: &report, gate) }
    try await addObjects(to: &report, of: id, refs, since: base, gate, &notes)
    try addData(to: &report, of: id, since: base, gate, &notes)
    try addNames(to: &report, of: id, refs, since: base, configuration)
    try addJobs(to: &report, on: snapshot, since: before, configuration)
    return report
  }

  /// The findings on the names of the branches, and on the message where the commit is new to the other
  /// side: nobody can change one that is there already.
  private func addNames(
    to report: inout Report, of id: ObjectID, _ refs: [PushedRef], since base: ObjectID?,
    _ configuration: GateConfiguration
  ) throws(CommandFailure) {
    let runner = MessageRunner(selection: configuration.selection)
    for branch in refs.compactMap(\.branch) {
      report.add(runner.run(NamedBranch(branch, configuration.checks.branches)))
    }
    guard try !isKnown(id, base) else { return }
    let judge = MessageJudge(repository: repository, configuration: configuration)
    if let outcome = try judge.outcome(of: id) { report.add(outcome) }
  }

  /// The user's own commands, as the configuration before the push names them: a pushed one never
  /// decides what runs. They see the work tree, and the report says where that differs.
  private func addJobs(
    to report: inout Report, on snapshot: Snapshot, since before: Snapshot?,
    _ configuration: GateConfiguration
  ) throws {
    var configuration = configuration
    let stage = ByteString(hook.rawValue)
    if let base = try trustedState(since: before) {
      configuration.jobs = (try? GateConfiguration(options, base).jobs) ?? []
    } else {
      for job in configuration.jobs where job.stages.contains(stage) {
        let reason = "only the pushed configuration names it"
        report.skipped.append(SkippedCheck(name: job.name.description, reason: reason))
      }
      configuration.jobs = []
    }
    let changed = snapshot.judging(snapshot.paths(changedSince: before))
    let jobs = OwnJobs(
      stage: stage, place: JudgedPlace(repository, changed, configuration),
      permission: permission, skip: skip, deadline: configuration.hooks.deadline(from: start))
    try jobs.run(addingTo: &report)
  }

  /// What the other side has, as far as this one knows: the server's own refs, or those that were
  /// fetched from the remote, and what the ref names now.
  func knownCommits(_ base: ObjectID?) throws(CommandFailure) -> [ObjectID] {
    let prefix: ByteString =
      hook.isOnServer
      ? "refs/" : ByteString(Array("refs/remotes/".utf8) + (remote ?? "").bytes + [.ascii("/")])
    let tips = try fromGit { () throws(GitError) in
      try repository.commits(ofReferencesUnder: prefix)
    }
    return tips + [base].compactMap(\.self)
  }

  private func isKnown(_ id: ObjectID, _ base: ObjectID?) throws(CommandFailure) -> Bool {
    let known = try knownCommits(base)
    if known.isEmpty || known.contains(id) { return !known.isEmpty }
    let new = try? CommitGraph(of: repository).commits(reachableFrom: [id], notFrom: known)
    // Where a shallow clone hides the answer, the message is judged.
    return new?.isEmpty ?? false
  }
}

extension Report {
  /// Takes out what another commit has too.
  mutating func forget(
    _ before: Snapshot, _ id: ObjectID, _ configuration: GateConfiguration,
    _ repository: GitRepository, _ notes: inout [String]
  ) async throws {
    guard !findings.isEmpty else { return }
    let known = try await Gate(JudgedPlace(repository, before, configuration)).report.findings
    let fingerprints = Set(known.map(\.fingerprint))
    let count = findings.count
    findings.removeAll { fingerprints.contains($0.fingerprint) }
    let old = count - findings.count
    guard old > 0 else { return }
    notes.append(
      "\(old) \(old == 1 ? "finding" : "findings") that \(id.description.prefix(12)) has too not repeated"
    )
  }
}

extension ByteString {
  fileprivate var prefix12: ByteString { ByteString(prefix(12)) }
}

extension HookSettings {
  /// When no further check may begin; nil for no limit.
  func deadline(from start: ContinuousClock.Instant) -> ContinuousClock.Instant? {
    timeBudget > 0 ? start.advanced(by: .seconds(timeBudget)) : nil
  }
}
