import ByteText
public import Findings

/// The history as JSON (schema 1): one commit a line, findings as in the report of a snapshot.
public struct HistoryJSONReporter {
  public init() {}

  public func bytes(for report: HistoryReport) -> [UInt8] {
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
        $0.member("kind", "history")
        $0.member("commit", report.tip)
        $0.member("base", report.base)
        $0.member("commits", report.commits.count)
      }
      json.key("summary")
      json.object { $0.members(summaryOf: report) }
      json.key("commits")
      json.array(report.commits, .lines) { $0.value($1, report.policy) }
      json.key("unverified")
      json.array(report.unverified, .lines) { $0.members($1.rule?.id, $1.path, $1.reason) }
    }
    return json.bytes + [.lineFeed]
  }
}

extension JSONWriter {
  fileprivate mutating func members(summaryOf report: HistoryReport) {
    let findings = report.commits.flatMap(\.findings)
    let errors = findings.count { $0.severity == .error }
    member("verdict", report.verdict.rawValue)
    member("failedCommits", report.commits.count { $0.verdict(report.policy) == .failed })
    member("errors", errors)
    member("warnings", findings.count - errors)
  }

  fileprivate mutating func value(_ commit: JudgedCommit, _ policy: ReportPolicy) {
    object { json in
      json.member("commit", commit.id)
      json.key("parents")
      json.array(commit.parents) { $0.string($1) }
      json.member("time", commit.time)
      json.member("verdict", commit.verdict(policy).rawValue)
      json.member("checkedFiles", commit.checkedFiles)
      json.key("findings")
      json.array(commit.findings) { $0.value($1) }
      json.key("unverified")
      json.array(commit.unverified) { $0.members($1.rule?.id, $1.path, $1.reason) }
    }
  }
}
