import ArgumentParser
import ByteText
import Findings
import GitRepository
import Reporters
import RepositorySnapshot

/// `mlgate history`
struct HistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Judge every commit: what each brought in.",
    discussion: """
      Judges all commits that lead to HEAD, merged branches too, by the configuration of HEAD. A finding \
      belongs to the commit that has it while none of its parents has. Fails where a commit failed, also \
      if a later one mended it.

      Examples:
        mlgate history
        mlgate history --since 2026-01-01 --quiet
        mlgate history --since model-v1.0.0 --format json
      """)

  @Option(
    help: ArgumentHelp(
      "Only commits after this one, or from this day on (YYYY-MM-DD, UTC).", valueName: "rev|date"))
  var since: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard [.auto, .only(.text), .only(.json)].contains(common.format), common.output.isEmpty else {
      throw ValidationError("a history is written as text or json, to standard output")
    }
  }

  func run() async throws {
    let place = try JudgedPlace(common, source: .commit("HEAD"))
    guard case .commit(let tip, _) = place.snapshot.source else {
      preconditionFailure("a commit was asked for")
    }
    let start = try since.map { text throws(CommandFailure) in
      try HistoryStart(text, in: place.repository)
    }
    var judge = ChangeJudge(of: place.repository, place.configuration)
    let commits = try judge.commits(of: tip, from: start)
    var report = HistoryReport(
      toolVersion: mlgateVersion, policy: place.configuration.policy, tip: tip.description)
    if case .commit(let base) = start { report.base = base.description }
    report.unverified = commits.filter(\.isCut).map(UnverifiedQuestion.init(cut:))
    var progress = Progress("commits", of: commits.count, isQuiet: common.quiet)
    for (number, commit) in commits.enumerated() {
      report.commits.append(JudgedCommit(commit, try await judge.judge(commit)))
      progress.reached(number + 1)
    }
    progress.finish()
    try deliver(report)
  }

  private func deliver(_ report: HistoryReport) throws {
    try Console.write(
      common.format == .only(.json)
        ? HistoryJSONReporter().bytes(for: report)
        : HistoryTextReporter(style: common.printing.style, isQuiet: common.quiet).bytes(
          for: report))
    switch report.verdict {
    case .passed: return
    case .failed: throw ExitCode(1)
    case .unverified, .inconclusive: throw ExitCode(3)
    }
  }
}

extension ChangeJudge {
  /// The oldest first.
  fileprivate func commits(
    of tip: ObjectID, from start: HistoryStart?
  ) throws(CommandFailure) -> [HistoryCommit] {
    do throws(GitError) {
      switch start {
      case .commit(let base): return try graph.commits(in: CommitRange(base: base, tip: tip))
      case .time(let time):
        return try graph.commits(reachableFrom: [tip], notFrom: []).filter { $0.time >= time }
      case nil: return try graph.commits(reachableFrom: [tip], notFrom: [])
      }
    } catch {
      throw .couldNotWork(error.description)
    }
  }
}

extension JudgedCommit {
  fileprivate init(_ commit: HistoryCommit, _ verdict: ChangeVerdict) {
    self.init(
      id: commit.id.description, parents: commit.parents.map(\.description), time: commit.time,
      checkedFiles: verdict.judged.count,
      findings: verdict.new.map { $0.broughtIn(by: commit.id) }, unverified: verdict.unverified)
  }
}

extension UnverifiedQuestion {
  fileprivate init(cut commit: HistoryCommit) {
    self.init(
      reason:
        "this clone was cut at \(commit.id), so what came before was not judged and what is in it "
        + "may be older; fetch the history ('git fetch --unshallow', 'fetch-depth: 0')")
  }
}
