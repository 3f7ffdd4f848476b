import ByteText
public import Findings

/// The history for people: a line a commit, one line a finding below it, and a closing line.
///
///     passed  2026-01-01 0f1e2d3c4b5a  3 files
///     failed  2026-01-02 5a4b3c2d1e0f  1 file, 1 error
///         requirements.txt:1:6: error REQ001 unpinned-requirement: …
///     failed: 2 commits, 1 failed, 1 error
public struct HistoryTextReporter {
  public var style: TerminalStyle
  /// Whether to leave out the commits that passed.
  public var isQuiet: Bool

  public init(style: TerminalStyle = .plain, isQuiet: Bool = false) {
    self.style = style
    self.isQuiet = isQuiet
  }

  public func bytes(for report: HistoryReport) -> [UInt8] {
    if isQuiet && report.verdict == .passed { return [] }
    var lines: [String] = []
    for commit in report.commits {
      let verdict = commit.verdict(report.policy)
      if isQuiet && verdict == .passed { continue }
      lines.append(heading(commit, verdict))
      lines += commit.findings.map { "    " + line($0) }
      lines += commit.unverified.map { "    " + line($0) }
    }
    lines += report.unverified.map(line)
    lines.append(closing(report))
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  private func heading(_ commit: JudgedCommit, _ verdict: Verdict) -> String {
    let word = verdict.rawValue
    let space = String(repeating: " ", count: max(1, 11 - word.utf8.count))
    let day = timestamp(commit.time).prefix(10)
    let errors = commit.findings.count { $0.severity == .error }
    let counts = [
      count(commit.checkedFiles, "file"), errors > 0 ? count(errors, "error") : nil,
      commit.findings.count > errors ? count(commit.findings.count - errors, "warning") : nil,
    ]
    return style.paint(word, .init(verdict)) + space + "\(day) \(commit.id.prefix(12))  "
      + counts.compactMap(\.self).joined(separator: ", ")
  }

  private func line(_ finding: ReportedFinding) -> String {
    let role: TerminalStyle.Role = finding.severity == .error ? .error : .warning
    return "\(FindingText.place(finding.location)): "
      + "\(style.paint(finding.severity.rawValue, role)) \(finding.rule.id) \(finding.rule.name): "
      + TerminalEncoder.line(finding.message)
  }

  private func line(_ question: UnverifiedQuestion) -> String {
    let place = question.path.map { "\($0): " } ?? ""
    let rule = question.rule.map { " \($0.id) \($0.name)" } ?? ""
    return "\(place)\(style.paint("unverified", .warning))\(rule): "
      + TerminalEncoder.line(question.reason)
  }

  private func closing(_ report: HistoryReport) -> String {
    let findings = report.commits.flatMap(\.findings)
    let errors = findings.count { $0.severity == .error }
    let verdicts = report.commits.map { $0.verdict(report.policy) }
    let failed = verdicts.count { $0 == .failed }
    let open = verdicts.count { $0 == .unverified } + report.unverified.count
    let counts = [
      count(report.commits.count, "commit"), failed > 0 ? "\(failed) failed" : nil,
      errors > 0 ? count(errors, "error") : nil,
      findings.count > errors ? count(findings.count - errors, "warning") : nil,
      open > 0 ? "\(open) unverified" : nil,
    ]
    return style.paint(report.verdict.rawValue + ":", .init(report.verdict)) + " "
      + counts.compactMap(\.self).joined(separator: ", ")
  }

  private func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }
}
