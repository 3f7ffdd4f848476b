import ByteText
public import Findings

/// The findings as GitLab's code quality report: one array of entries, the worst first.
///
/// GitLab keeps only the first of entries with the same fingerprint, so a repeated one gets a number. What does
/// not fit is told by a last entry of severity `info`. Jobs and open questions have no place in this format.
public struct CodeQualityReporter: Reporter {
  /// The bytes after which no further entry begins.
  public static let sizeLimit = 10_000_000
  /// The most bytes of one description.
  static let descriptionLimit = 4096

  public init() {}

  public func bytes(for report: Report) -> [UInt8] {
    let findings = report.worstFirst
    var json = JSONWriter()
    json.array(
      Array(zip(findings, Self.fingerprints(of: findings))), .lines, limit: Self.sizeLimit
    ) {
      $0.entry($1.0, fingerprint: $1.1)
    } rest: {
      $0.entry(leftOut: findings[$1...])
    }
    return json.bytes + [.lineFeed]
  }

  public func reparse(_ bytes: [UInt8]) throws(MalformedOutput) {
    try checkUTF8(bytes)
    try JSONChecker.check(bytes)
  }

  /// A fingerprint for each, none twice: `0f1e`, `0f1e-2`.
  private static func fingerprints(of findings: [ReportedFinding]) -> [String] {
    var unique = UniqueNames()
    return findings.map { unique.name($0.fingerprint) { "\($0)-\($1)" } }
  }
}

extension JSONWriter {
  fileprivate mutating func entry(_ finding: ReportedFinding, fingerprint: String) {
    let range = finding.location.range
    entry(
      finding.message, checkName: finding.rule.id, fingerprint: fingerprint,
      severity: finding.severity == .error ? "major" : "minor", path: finding.location.path,
      lines: (range?.start.line ?? 1)...max(range?.start.line ?? 1, range?.end.line ?? 1))
  }

  /// At the place of the first that is left out, since an entry needs one.
  fileprivate mutating func entry(leftOut findings: ArraySlice<ReportedFinding>) {
    guard let first = findings.first else { return }
    entry(
      "left out of this report: \(FindingCount(findings).text); the other reports have all",
      checkName: "left-out", fingerprint: "left-out", severity: "info",
      path: first.location.path, lines: 1...1)
  }

  private mutating func entry(
    _ description: String, checkName: String, fingerprint: String, severity: String,
    path: RepositoryPath, lines: ClosedRange<Int>
  ) {
    object { json in
      json.member(
        "description",
        TerminalEncoder.line(shortened(description, to: CodeQualityReporter.descriptionLimit)))
      json.member("check_name", checkName)
      json.member("fingerprint", fingerprint)
      json.member("severity", severity)
      json.key("location")
      json.object { json in
        json.member("path", path.description)
        json.key("lines")
        json.object {
          $0.member("begin", lines.lowerBound)
          $0.member("end", lines.upperBound)
        }
      }
    }
  }
}
