import ByteText
import Findings

/// Reports for the tests, all of them made here.
enum Sample {
  static let unknownParent = RuleIdentity(id: "EXP004", name: "unknown-parent")
  static let duplicateKey = RuleIdentity(id: "SYN003", name: "duplicate-key")
  static let untracked = RuleIdentity(id: "LFS001", name: "untracked-model-file")

  /// The finding that the marked columns of `line` get.
  static func finding(
    _ rule: RuleIdentity = unknownParent, severity: Severity = .error,
    path: RepositoryPath = "experiments/exp-003.yaml", line: Int = 5, columns: Range<Int> = 9..<18,
    text: ByteString = "parent: \"exp-009\"",
    message: String = "no experiment has the id 'exp-009'",
    help: String = "name an experiment of this repository", related: [RelatedLocation] = []
  ) -> ReportedFinding {
    let range = SourceRange(
      start: SourcePosition(line: line, column: columns.lowerBound),
      end: SourcePosition(line: line, column: columns.upperBound))
    return ReportedFinding(
      rule: rule, severity: severity, location: SourceLocation(path: path, range: range),
      message: message, help: help, related: related,
      excerpt: SourceExcerpt(line: text.bytes[...], around: columns.lowerBound),
      fingerprint: "0f1e")
  }

  /// A report with one of everything.
  static var full: Report {
    var report = Report(
      toolVersion: "0.1.0",
      source: ReportSource(
        kind: .commit, commit: "0123456789012345678901234567890123456789",
        commitTime: 1_705_485_600))
    report.findings = [
      finding(
        related: [
          RelatedLocation(
            "the nearest id is here",
            at: SourceLocation(
              path: "experiments/exp-002.yaml",
              range: SourceRange(
                start: SourcePosition(line: 2, column: 7),
                end: SourcePosition(line: 2, column: 14))))
        ]),
      finding(
        duplicateKey, severity: .warning, line: 12, columns: 1..<7, text: "epochs: 90",
        message: "the key 'epochs' was already given on line 3", help: "keep one of the two"),
      ReportedFinding(
        rule: untracked, severity: .error, location: SourceLocation(path: "models/m.pth"),
        message: "a model file of 44 MB is not sent to Git LFS", help: "git lfs track '*.pth'",
        fingerprint: "2d3c"),
    ]
    report.skipped = [
      SkippedCheck(name: "EXP011", path: "experiments/exp-001.yaml", reason: "old run, no seed")
    ]
    report.unverified = [
      UnverifiedQuestion(
        rule: RuleIdentity(id: "EXP010", name: "unknown-data-version"),
        path: "experiments/exp-003.yaml",
        reason: "the history is shallow")
    ]
    report.jobs = [smokeTrain]
    report.checks = [
      CheckedRule(
        rule: unknownParent, paths: ["experiments/exp-001.yaml", "experiments/exp-003.yaml"]),
      CheckedRule(rule: untracked, paths: ["models/m.pth"]),
      CheckedRule(rule: duplicateKey, paths: ["experiments/exp-003.yaml"]),
    ]
    report.checkedFiles = 12
    return report
  }

  static let smokeTrain = JobOutcome(
    name: "smoke-train", verdict: .failed, seconds: 0.0123,
    metrics: [
      Metric(name: "accuracy", value: 0.875),
      Metric(name: "latency_p50_seconds", value: 2.5e-8, isMeasured: true),
    ],
    thresholds: [
      ThresholdOutcome(metric: "accuracy", bound: ">= 0.9", value: 0.875, verdict: .failed),
      ThresholdOutcome(
        metric: "f1", bound: ">= 0.8", value: nil, verdict: .inconclusive, note: "too few rows"),
    ], explanation: "accuracy is 0.875, below 0.9",
    output: ["epoch 1\u{1B}", "::error::x ##[error]y"])

  static func passed(files: Int = 12) -> Report {
    Report(toolVersion: "0.1.0", source: ReportSource(kind: .index), checkedFiles: files)
  }

  /// 30,000 findings, half of them in one file.
  static var large: Report {
    var report = passed(files: 15_001)
    report.findings = (0..<30_000).map { number in
      let path = number < 15_000 ? "one.yaml" : ByteString("many/\(number).yaml")
      return finding(path: RepositoryPath(path), line: number + 1)
    }
    return report
  }

  /// 30,000 findings, every third a warning, and one message of a megabyte; the same number of questions and
  /// skips, and 1,000 jobs with the same message.
  static var enormous: Report {
    var report = large
    let message = String(repeating: "ab\u{301}|<&\n", count: 131_072)
    for index in report.findings.indices {
      report.findings[index].fingerprint = "f\(index)"
      if index % 3 == 0 { report.findings[index].severity = .warning }
    }
    report.findings[0].severity = .error
    report.findings[0].message = message
    report.findings[0].help = message
    report.unverified = (0..<30_000).map {
      UnverifiedQuestion(path: RepositoryPath(ByteString("q/\($0)")), reason: "r")
    }
    report.unverified[0].reason = message
    report.skipped = (0..<30_000).map { SkippedCheck(name: "job-\($0)", reason: "r") }
    report.skipped[0].reason = message
    report.jobs = (0..<1_000).map {
      JobOutcome(
        name: "job-\($0)", verdict: .failed, seconds: 1,
        thresholds: [ThresholdOutcome(metric: "m", bound: "> 1", value: 1, verdict: .failed)],
        explanation: message)
    }
    return report
  }

  /// What a stranger can put into names and messages.
  static let awkward: [ByteString] = [
    "a\nb", "a\"b", "a|b", "a<b", "a&b", "a\u{1B}[31mb", "a\u{202E}b", "a|\u{301}b", "]]>",
    "<!-- x -->", "<img src=x onerror=alert(1)>", "@someone #12 www.example.com", "`a`", "${IFS}",
    "",
    " a ", "\\", "\u{FFFE}\u{85}\u{2028}", "😀漢é", "a\r\nb\r", "[x](http://example.com)",
    "<!-- mlgate:results:end -->", "-rf", "'; rm -rf /", "::error file=x::y",
    "  ::stop-commands::x",
    "foo ##[add-mask]a", "::mlgate-text-1::", "=x", "a%0Ab,c:d",
    "::set-output name=a::b\n::warning::c",
    ByteString([0x63, 0x61, 0x66, 0xE9]), ByteString([0, 1, 0x7F, 0xED, 0xA0, 0x80]),
  ]

  /// Every awkward value as path, source line, message, help, reason and name at once; each finding has a
  /// fingerprint of its own.
  static var awkwardReport: Report {
    var report = full
    report.findings[1].fingerprint = "1e0f"
    for (number, value) in awkward.enumerated() {
      let text = String(decoding: value.bytes, as: UTF8.self)
      let path = RepositoryPath(value)
      var found = finding(
        path: path, columns: 1..<3, text: value, message: text, help: text,
        related: [RelatedLocation(text, at: SourceLocation(path: path))])
      found.fingerprint = "a\(number)"
      report.findings.append(found)
      report.skipped.append(SkippedCheck(name: text, path: path, reason: text))
      report.unverified.append(UnverifiedQuestion(path: path, reason: text))
      report.jobs.append(
        JobOutcome(
          name: text, verdict: .unverified, seconds: .nan,
          metrics: [Metric(name: text, value: .infinity)],
          thresholds: [ThresholdOutcome(metric: text, bound: text, value: .nan, verdict: .failed)],
          explanation: text))
    }
    report.jobs[0].plots = plots(named: awkward)
    report.experiments = experiments(named: awkward)
    report.lineages = [lineage(named: awkward)]
    return report
  }
}

extension [UInt8] {
  var text: String { String(decoding: self, as: UTF8.self) }
}
