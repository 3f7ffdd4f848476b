import ByteText
import Checks
import Configuration
import Documents
import Findings
import GitRepository
import Release
import RepositorySnapshot

extension Gate {
  /// Judges what the command line asks for: a snapshot, a snapshot against a base, or a range.
  ///
  /// - Parameter standard: what is judged when no option says.
  init(
    _ options: CommonOptions, _ source: SourceOptions, standard: SourceChoice,
    paths: [String] = []
  ) async throws {
    guard source.range != nil || source.base != nil else {
      try await self.init(options, source: source.choice(standard: standard), paths: paths)
      return
    }
    guard paths.isEmpty else {
      throw CommandFailure.usage("files and folders cannot be named with --range or --base")
    }
    if let range = source.range {
      try await self.init(options, try RangeChoice(range), eachCommit: source.eachCommit)
    } else {
      try await self.init(
        options, source: source.choice(standard: standard), since: ByteString(source.base ?? ""))
    }
  }

  private init(_ options: CommonOptions, _ choice: RangeChoice, eachCommit: Bool) async throws {
    let place = try JudgedPlace(options, range: choice)
    let range = CommitRange(
      base: try place.repository.base(named: choice.base).id,
      tip: try place.repository.commit(named: choice.tip).id)
    var judge = ChangeJudge(of: place.repository, place.configuration)
    let judgement = try await RangeJudgement(of: range, by: &judge)
    let documents =
      judgement.tip?.documents
      ?? RepositoryDocuments(place.snapshot.judging([]), settings: place.configuration.checks)
    var report = Report(range, choice, judgement, place)
    if eachCommit {
      report.findings = (report.findings + report.mended).inReportOrder()
      report.mended = []
    }
    if let baseline = place.baseline {
      report.leaveOut(baseline, place.configuration.selection, unused: false)
    }
    try report.addMessages(of: judgement.commits, place)
    try report.addResults(of: documents, place, options)
    self.init(place: place, documents: documents, report: report)
  }

  private init(
    _ options: CommonOptions, source: SourceChoice, since name: ByteString
  ) async throws {
    let place = try JudgedPlace(
      options, source: source, configuredBy: name, usesBaseline: true)
    let base = try place.repository.base(named: name).id
    var judge = ChangeJudge(of: place.repository, place.configuration)
    let start = try place.repository.start(of: place.snapshot)
    let forks = try judge.forks(of: base, start)
    let snapshot = place.snapshot.judging(try judge.paths(of: place.snapshot, since: forks.first))
    let verdict = try await judge.judge(snapshot, from: start, since: forks)
    var source = ReportSource(snapshot.source)
    source.base = (forks.first ?? base).description
    var report = Report(
      toolVersion: mlgateVersion, policy: place.configuration.policy, source: source,
      findings: verdict.new, skipped: verdict.outcome?.skipped ?? [],
      unverified: verdict.unverified, checks: verdict.outcome?.checks ?? [],
      checkedFiles: verdict.judged.count)
    let documents = verdict.documents ?? RepositoryDocuments(snapshot.judging([]))
    try report.addResults(of: documents, place, options)
    self.init(place: place, documents: documents, report: report)
    leaveOutKnown(isOwn: false)
  }
}

extension ChangeJudge {
  fileprivate func forks(
    of base: ObjectID, _ start: ObjectID?
  ) throws(CommandFailure) -> [ObjectID] {
    guard let start else { return [] }
    do throws(GitError) { return try graph.mergeBases(base, start) } catch {
      throw .couldNotWork(error.description)
    }
  }

  /// nil where all files are judged: the work tree's have no ids to compare.
  fileprivate mutating func paths(
    of snapshot: Snapshot, since base: ObjectID?
  ) throws(CommandFailure) -> Set<RepositoryPath>? {
    switch snapshot.source {
    case .worktree: return nil
    case .commit(let id, _): return try changedPaths(from: base, to: id)
    case .index:
      guard let base else { return nil }
      let before = try self.snapshot(of: base)
      let changes = Set(before.entries).symmetricDifference(snapshot.entries)
      return Set(changes.map(\.path))
    }
  }
}

extension JudgedPlace {
  /// The end of a range, judged by the configuration of its beginning.
  fileprivate init(_ options: CommonOptions, range: RangeChoice) throws {
    try self.init(
      options, source: .commit(range.tip), configuredBy: range.base, usesBaseline: true)
  }
}

extension Report {
  fileprivate init(
    _ range: CommitRange, _ choice: RangeChoice, _ judgement: RangeJudgement, _ place: JudgedPlace
  ) {
    let base = choice.isFromFork ? judgement.forks.first ?? range.base : range.base
    var source = ReportSource(place.snapshot.source)
    source.kind = .range
    source.base = base.description
    source.commitCount = judgement.commits.count
    self.init(
      toolVersion: mlgateVersion, policy: place.configuration.policy, source: source,
      findings: judgement.findings, skipped: judgement.tip?.outcome?.skipped ?? [],
      unverified: [UnverifiedQuestion](sorting: judgement.unverified),
      checks: judgement.tip?.outcome?.checks ?? [], checkedFiles: judgement.checkedFiles)
    mended = judgement.mended
  }

  /// What a hook on a developer's machine may not have judged.
  fileprivate mutating func addMessages(
    of commits: [HistoryCommit], _ place: JudgedPlace
  ) throws(CommandFailure) {
    let judge = MessageJudge(repository: place.repository, configuration: place.configuration)
    for commit in commits {
      if let outcome = try judge.outcome(of: commit.id) { add(outcome) }
    }
  }
}
