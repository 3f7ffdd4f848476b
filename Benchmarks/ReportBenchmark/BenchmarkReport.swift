import ByteText
import Findings

/// 30,000 findings of ten rules in 10,000 files, every third a warning, as a large repository would have them.
enum BenchmarkReport {
  static var report: Report {
    var report = Report(
      toolVersion: "0.1.0", source: ReportSource(kind: .index), checkedFiles: 10_000)
    report.findings = (0..<30_000).map(finding)
    let paths = (0..<10_000).map { path(of: 3 * $0) }
    report.checks = rules.map { CheckedRule(rule: $0, paths: paths) }
    return report
  }

  private static let rules = (1...10).map { number in
    RuleIdentity(id: "EXP0\(number < 10 ? "0" : "")\(number)", name: "fault-number-\(number)")
  }

  private static func path(of number: Int) -> RepositoryPath {
    RepositoryPath(ByteString("experiments/group-\(number / 300)/exp-\(number / 3)-example.yaml"))
  }

  private static func finding(_ number: Int) -> ReportedFinding {
    let line = 5 + number % 3
    let text = ByteString("  parent_experiment: \"exp-\(number)\"  # as in the paper")
    return ReportedFinding(
      rule: rules[number % 10], severity: number % 3 == 0 ? .warning : .error,
      location: SourceLocation(
        path: path(of: number),
        range: SourceRange(
          start: SourcePosition(line: line, column: 22),
          end: SourcePosition(line: line, column: 31))),
      message: "there is no experiment 'exp-\(number)'; did you mean 'exp-\(number + 1)'?",
      help: "name an experiment of this repository, or commit the parent's file too",
      excerpt: SourceExcerpt(line: text.bytes[...], around: 22),
      fingerprint: "0123456789abcdef0123456789a\(10_000 + number)")
  }
}
