import ByteText
import Documents
import Findings
import GitRepository
import RepositorySnapshot

/// What the commits of a range brought in, and what of it is left at their end.
struct RangeJudgement {
  let commits: [HistoryCommit]
  /// Where the range forked off; several after criss-cross merges, none of unrelated histories.
  let forks: [ObjectID]
  /// What the end has and the forks have not, each with the commit that brought it in.
  private(set) var findings: [ReportedFinding] = []
  /// What a commit brought in and the end has no more.
  private(set) var mended: [ReportedFinding] = []
  /// Of the end: nil for a range without commits.
  private(set) var tip: ChangeVerdict?
  private(set) var unverified: Set<UnverifiedQuestion> = []
  private var judged: Set<SnapshotEntry> = []

  init(of range: CommitRange, by judge: inout ChangeJudge) async throws(CommandFailure) {
    do throws(GitError) {
      commits = try judge.graph.commits(in: range)
      forks = commits.isEmpty ? [range.base] : try judge.graph.mergeBases(range.base, range.tip)
    } catch {
      throw .couldNotWork(error.description)
    }
    guard !commits.isEmpty else { return }
    var brought: [ReportedFinding] = []
    for commit in commits {
      let verdict = try await judge.judge(commit)
      brought += verdict.new.map { $0.broughtIn(by: commit.id) }
      unverified.formUnion(verdict.unverified)
      judged.formUnion(verdict.judged)
    }
    try await judgeTip(range.tip, brought, by: &judge)
  }

  /// The files that were judged, each content once.
  var checkedFiles: Int { judged.count }

  private mutating func judgeTip(
    _ tip: ObjectID, _ brought: [ReportedFinding], by judge: inout ChangeJudge
  ) async throws(CommandFailure) {
    // A path that was changed and changed back still tells whether its fault is gone.
    let paths = try judge.changedPaths(from: forks.first, to: tip)
      .union(brought.map(\.location.path))
    let verdict = try await judge.judge(
      judge.snapshot(of: tip).judging(paths), from: tip, since: forks)
    unverified.formUnion(verdict.unverified)
    // The last commit counts: a fault may have been taken out and brought in again.
    let commitOf = Dictionary(
      brought.map { ($0.fingerprint, $0.commit) }, uniquingKeysWith: { $1 })
    findings = verdict.new.map { finding in
      var finding = finding
      finding.commit = commitOf[finding.fingerprint] ?? nil
      return finding
    }
    mended = brought.filter { !verdict.present.contains($0.fingerprint) }
    self.tip = verdict
  }
}

extension ReportedFinding {
  func broughtIn(by commit: ObjectID) -> ReportedFinding {
    var finding = self
    finding.commit = commit.description
    return finding
  }
}

extension [UnverifiedQuestion] {
  /// Sorted by path, rule and reason.
  init(sorting questions: Set<UnverifiedQuestion>) {
    self = questions.sorted { left, right in
      (left.path ?? "", left.rule?.id ?? "", left.reason)
        < (right.path ?? "", right.rule?.id ?? "", right.reason)
    }
  }
}
