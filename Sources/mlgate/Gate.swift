import ByteText
import Checks
import Configuration
import Documents
import Findings
import GitRepository
import Release
import RepositorySnapshot

/// One judged snapshot: the repository, what its configuration says, its documents and the report.
struct Gate {
  let place: JudgedPlace
  let documents: RepositoryDocuments
  var report: Report

  var repository: GitRepository { place.repository }
  var configuration: GateConfiguration { place.configuration }

  init(place: JudgedPlace, documents: RepositoryDocuments, report: Report) {
    self.place = place
    self.documents = documents
    self.report = report
  }

  /// Opens the repository, reads the configuration and runs the checks.
  init(_ options: CommonOptions, source: SourceChoice, paths: [String] = []) async throws {
    let place = try JudgedPlace(
      options, source: source, paths: paths, usesBaseline: true)
    try await self.init(place, reachesFurther: paths.isEmpty)
    if case .worktree = place.snapshot.source {
      DiskJudge(repository, configuration.selection, isQuiet: options.quiet)
        .judge(documents, addingTo: &report)
    }
    leaveOutKnown(isOwn: true)
    try report.addResults(of: documents, place, options)
  }

  /// Runs the checks.
  ///
  /// - Parameters:
  ///   - reachesFurther: whether findings count that the judged change caused elsewhere.
  ///   - deadline: checks that have not begun by then are left out.
  init(
    _ place: JudgedPlace, reachesFurther: Bool = true, deadline: ContinuousClock.Instant? = nil
  ) async throws {
    self.place = place
    let (repository, configuration) = (place.repository, place.configuration)
    documents = RepositoryDocuments(
      place.snapshot, settings: configuration.checks,
      facts: GitHistory(of: repository, from: try repository.start(of: place.snapshot)))
    let runner = CheckRunner(selection: configuration.selection, deadline: deadline)
    let reachesFurther = reachesFurther && documents.changeReachesFurther
    let outcome = await runner.run(documents, reachesFurther: reachesFurther)
    report = Report(outcome, of: documents, configuration)
    if !outcome.elsewhere.isEmpty, let before = try headDocuments() {
      report.findings = outcome.findings(since: await runner.run(before))
    }
  }

  /// Takes out what the baseline knows.
  ///
  /// - Parameter isOwn: whether it is the baseline of the judged snapshot itself.
  mutating func leaveOutKnown(isOwn: Bool) {
    guard let baseline = place.baseline else { return }
    // Some rules ask for the commit's time, or for what git holds of an LFS path: only of a commit every
    // rule says all.
    var isWholeCommit = false
    if case .commit = documents.snapshot.source {
      isWholeCommit = documents.snapshot.changedPaths == nil
    }
    report.leaveOut(baseline, configuration.selection, unused: isOwn && isWholeCommit)
  }

  /// The commit that the index is compared with, judged by the index's configuration.
  private func headDocuments() throws(CommandFailure) -> RepositoryDocuments? {
    do throws(GitError) {
      guard let head = try repository.head()?.id else { return nil }
      return RepositoryDocuments(
        try repository.snapshot(of: head), settings: configuration.checks,
        facts: GitHistory(of: repository, from: head))
    } catch {
      throw .couldNotWork(error.description)
    }
  }
}

extension Report {
  /// What the checks found.
  fileprivate init(
    _ outcome: CheckOutcome, of documents: RepositoryDocuments, _ configuration: GateConfiguration
  ) {
    self.init(
      toolVersion: mlgateVersion, policy: configuration.policy,
      source: ReportSource(documents.snapshot.source), findings: outcome.findings,
      skipped: outcome.skipped, unverified: outcome.unverified, checks: outcome.checks,
      // Where no check had the time to begin, no file was checked.
      checkedFiles: outcome.checks.isEmpty
        && outcome.skipped.contains { $0.reason == CheckRunner.outOfTime }
        ? 0 : documents.snapshot.entries.count { documents.snapshot.isJudged($0.path) })
  }
}

extension ReportSource {
  init(_ source: SnapshotSource) {
    switch source {
    case .index: self.init(kind: .index)
    case .worktree: self.init(kind: .worktree)
    case .commit(let id, let time):
      self.init(kind: .commit, commit: id.description, commitTime: time)
    }
  }
}
