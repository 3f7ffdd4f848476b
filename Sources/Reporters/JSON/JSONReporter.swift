import ByteText
public import Findings

/// The machine-readable report, a public contract (schema 1): keys in a fixed order, one finding a
/// line, every key always there.
///
/// A value that does not exist is null, and so is a figure that is not a finite number: the job's
/// verdict tells what that meant. A path that is not UTF-8 shows its odd bytes as `\xE9`.
public struct JSONReporter: Reporter {
  public init() {}

  public func bytes(for report: Report) -> [UInt8] {
    var json = JSONWriter()
    json.object(.lines) { json in
      json.member("schema", 1)
      json.key("tool")
      json.object {
        $0.member("name", "mlgate")
        $0.member("version", report.toolVersion)
      }
      json.key("source")
      json.object {
        $0.member("kind", report.source.kind.rawValue)
        $0.member("commit", report.source.commit)
        $0.member("base", report.source.base)
        $0.member("commits", report.source.commitCount)
      }
      json.key("summary")
      json.object { $0.members(summaryOf: report) }
      json.key("findings")
      json.array(report.findings, .lines) { $0.value($1) }
      json.key("mended")
      json.array(report.mended, .lines) { $0.value($1) }
      json.key("skipped")
      json.array(report.skipped, .lines) { $0.members($1.name, $1.path, $1.reason) }
      json.key("unverified")
      json.array(report.unverified, .lines) { $0.members($1.rule?.id, $1.path, $1.reason) }
      json.key("jobs")
      json.array(report.jobs, .lines) { $0.value($1) }
    }
    return json.bytes + [.lineFeed]
  }

  public func reparse(_ bytes: [UInt8]) throws(MalformedOutput) {
    try checkUTF8(bytes)
    try JSONChecker.check(bytes)
  }
}

extension JSONWriter {
  fileprivate mutating func members(summaryOf report: Report) {
    let errors = report.findings.count { $0.severity == .error }
    member("verdict", report.verdict.rawValue)
    member("errors", errors)
    member("warnings", report.findings.count - errors)
    member("checkedFiles", report.checkedFiles)
  }

  mutating func value(_ finding: ReportedFinding) {
    object { json in
      json.member("rule", finding.rule.id)
      json.member("name", finding.rule.name)
      json.member("severity", finding.severity.rawValue)
      json.members(of: finding.location)
      json.member("message", finding.message)
      json.member("help", finding.help)
      json.member("fingerprint", finding.fingerprint)
      json.member("commit", finding.commit)
      json.key("related")
      json.array(finding.related) { json, related in
        json.object {
          $0.members(of: related.location)
          $0.member("note", related.note)
        }
      }
    }
  }

  private mutating func members(of location: SourceLocation) {
    member("path", location.path.exactText)
    member("line", location.range?.start.line)
    member("column", location.range?.start.column)
    member("endLine", location.range?.end.line)
    member("endColumn", location.range?.end.column)
  }

  mutating func members(
    _ rule: String?, _ path: RepositoryPath?, _ reason: String
  ) {
    object {
      $0.member("rule", rule)
      $0.member("path", path?.exactText)
      $0.member("reason", reason)
    }
  }

  fileprivate mutating func value(_ job: JobOutcome) {
    object { json in
      json.member("name", job.name)
      json.member("status", job.verdict.rawValue)
      json.member("seconds", job.seconds)
      json.key("metrics")
      json.object { for metric in job.metrics { $0.member(metric.name, metric.value) } }
      json.key("thresholds")
      json.array(job.thresholds) { json, threshold in
        json.object {
          $0.member("metric", threshold.metric)
          $0.member("bound", threshold.bound)
          $0.member("value", threshold.value)
          $0.member("verdict", threshold.verdict.rawValue)
          $0.member("note", threshold.note)
        }
      }
      json.member("explanation", job.explanation)
      json.key("output")
      json.array(job.output) { $0.string($1.description) }
    }
  }
}

extension RepositoryPath {
  /// The path itself where it is UTF-8 (JSON can hold every character), otherwise its visible form.
  fileprivate var exactText: String {
    firstInvalidUTF8Offset(in: bytes.bytes) == nil
      ? String(decoding: bytes.bytes, as: UTF8.self) : description
  }
}
