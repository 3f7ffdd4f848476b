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
  let repository: GitRepository
  let configuration: GateConfiguration
  let documents: RepositoryDocuments
  var report: Report

  /// Opens the repository, reads the configuration and runs the checks.
  init(_ options: CommonOptions, source: SourceChoice, paths: [String] = []) async throws {
    Watchdog.start(seconds: options.timeout)
    let (environment, folder) = try workingPlace(options.directory)
    do throws(GitError) {
      repository = try GitRepository(at: folder, environment: environment)
    } catch {
      throw CommandFailure.couldNotWork(error.description)
    }
    var snapshot = try repository.snapshot(source)
    if !paths.isEmpty {
      snapshot = try snapshot.limited(to: paths, seenFrom: folder, in: repository)
    }
    configuration = try GateConfiguration(options, snapshot)
    documents = RepositoryDocuments(
      snapshot, settings: configuration.checks,
      facts: GitHistory(of: repository, from: try repository.start(of: snapshot)))
    let outcome = await CheckRunner(selection: configuration.selection).run(documents)
    report = Report(outcome, of: documents, configuration)
  }
}

extension Report {
  /// What the checks found, and what the files say about the models.
  fileprivate init(
    _ outcome: CheckOutcome, of documents: RepositoryDocuments, _ configuration: GateConfiguration
  ) {
    self.init(
      toolVersion: mlgateVersion, policy: configuration.policy,
      source: ReportSource(documents.snapshot.source), findings: outcome.findings,
      skipped: outcome.skipped, unverified: outcome.unverified, checks: outcome.checks,
      models: modelResults(in: documents),
      checkedFiles: documents.snapshot.entries.count { documents.snapshot.isJudged($0.path) })
  }
}

extension ReportSource {
  fileprivate init(_ source: SnapshotSource) {
    switch source {
    case .index: self.init(kind: .index)
    case .worktree: self.init(kind: .worktree)
    case .commit(let id, let time):
      self.init(kind: .commit, commit: id.description, commitTime: time)
    }
  }
}
