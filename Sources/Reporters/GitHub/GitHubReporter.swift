import ByteText
public import Findings

/// The report as annotations, one workflow command a line: the worst first and no more than GitHub shows, then
/// a notice that counts the rest. Nothing where nothing is wrong.
public struct GitHubReporter: Reporter {
  /// GitHub shows ten errors, ten warnings and ten notices of a step, and fifty of a job.
  public static let limit = 10

  public init() {}

  public func bytes(for report: Report) -> [UInt8] {
    let annotations = Self.annotations(of: report)
    let shown = [Annotation.Level.error, .warning].flatMap { level in
      annotations.filter { $0.level == level }.prefix(Self.limit)
    }
    let rest = annotations.count - shown.count
    let notice = Annotation(
      .notice, title: "mlgate",
      "\(rest) more of \(annotations.count) are not annotated; the log and the reports have all")
    let lines = (shown + (rest == 0 ? [] : [notice])).map { $0.command + "\n" }
    return Array(lines.joined().utf8)
  }

  public func reparse(_ bytes: [UInt8]) throws(MalformedOutput) {
    try checkUTF8(bytes)
    try WorkflowCommandChecker.check(bytes[...])
  }

  /// Everything that a person has to look at: what failed before what is open.
  private static func annotations(of report: Report) -> [Annotation] {
    let skipLevel = report.policy.isStrict ? Annotation.Level.error : nil
    let failedJobs = report.jobs.filter { $0.verdict == .failed }.map { Annotation($0, .error) }
    let openJobs = report.jobs.compactMap { job -> Annotation? in
      switch job.verdict {
      case .passed, .failed: nil
      case .unverified: Annotation(job, .error)
      case .inconclusive: Annotation(job, skipLevel ?? .warning)
      }
    }
    let questions = report.unverified.map { question in
      Annotation(
        .error, title: question.rule.map { "unverified: \($0.label)" } ?? "unverified",
        question.reason, at: question.path.map { SourceLocation(path: $0) })
    }
    let skips = report.skipped.compactMap { skip in
      skipLevel.map { level in
        Annotation(
          level, title: "skipped: \(skip.name)", skip.reason,
          at: skip.path.map { SourceLocation(path: $0) })
      }
    }
    return failedJobs + report.worstFirst.map { Annotation($0) } + openJobs + questions + skips
  }
}

extension Annotation {
  fileprivate init(_ job: JobOutcome, _ level: Level) {
    self.init(level, title: job.name, job.explanation ?? job.verdict.rawValue)
  }
}
