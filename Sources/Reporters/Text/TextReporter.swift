import ByteText
public import Findings

/// The report for people: every finding with its source line, what could not be judged, the jobs,
/// and one closing line; a single line when all is well, or none when asked to be quiet.
public struct TextReporter: Reporter {
  public var style: TerminalStyle
  /// Whether to say nothing of what went well: a passed run writes nothing.
  public var isQuiet: Bool
  /// The most terminal columns of a source line.
  public var width: Int

  public init(style: TerminalStyle = .plain, isQuiet: Bool = false, width: Int = 100) {
    self.style = style
    self.isQuiet = isQuiet
    self.width = max(20, width)
  }

  public func bytes(for report: Report) -> [UInt8] {
    if isQuiet && report.verdict == .passed { return [] }
    let blocks =
      findings(report) + mended(report) + unverified(report) + skipped(report) + jobs(report)
    var bytes: [UInt8] = []
    for lines in blocks where !lines.isEmpty {
      for line in lines {
        bytes.append(contentsOf: line.utf8)
        bytes.append(.lineFeed)
      }
      bytes.append(.lineFeed)
    }
    bytes.append(contentsOf: closing(report).utf8)
    bytes.append(.lineFeed)
    return bytes
  }

  public func reparse(_ bytes: [UInt8]) throws(MalformedOutput) {
    try checkUTF8(bytes)
  }

  private func findings(_ report: Report) -> [[String]] {
    let text = FindingText(style: style, width: width)
    return report.findings.map(text.lines)
  }

  /// One line each: nobody has to do anything about them.
  private func mended(_ report: Report) -> [[String]] {
    if isQuiet { return [] }
    return [
      report.mended.map { finding in
        let rule = "\(finding.rule.id) \(finding.rule.name)"
        let commit = finding.commit.map { ", came in with \($0)" } ?? ""
        let message = TerminalEncoder.line(finding.message)
        return "\(FindingText.place(finding.location)): \(style.paint("mended", .hint)) \(rule): "
          + "\(message)\(commit)"
      }
    ]
  }

  private func unverified(_ report: Report) -> [[String]] {
    [
      report.unverified.map { question in
        let place = question.path.map { "\($0): " } ?? ""
        let rule = question.rule.map { " \($0.id) \($0.name)" } ?? ""
        let reason = TerminalEncoder.line(question.reason)
        return "\(place)\(style.paint("unverified", .warning))\(rule): \(reason)"
      }
    ]
  }

  private func skipped(_ report: Report) -> [[String]] {
    if isQuiet && !report.policy.isStrict { return [] }
    return [
      grouped(report.skipped).map { group in
        let place = group.path.map { "\($0): " } ?? ""
        return "\(place)\(style.paint("skipped", .hint)) \(group.names): \(group.reason)"
      }
    ]
  }

  /// Whole rules that were left out for one reason make one line, for they may be nearly all of them.
  private func grouped(
    _ skipped: [SkippedCheck]
  ) -> [(path: RepositoryPath?, names: String, reason: String)] {
    var groups: [(path: RepositoryPath?, names: [String], reason: String)] = []
    for skip in skipped {
      let reason = TerminalEncoder.line(skip.reason)
      let name = TerminalEncoder.line(skip.name)
      if skip.path == nil,
        let index = groups.firstIndex(where: { $0.path == nil && $0.reason == reason })
      {
        groups[index].names.append(name)
      } else {
        groups.append((skip.path, [name], reason))
      }
    }
    return groups.map { group in
      let names =
        group.names.count > 5 ? "\(group.names.count) rules" : group.names.joined(separator: ", ")
      return (group.path, names, group.reason)
    }
  }

  private func jobs(_ report: Report) -> [[String]] {
    let jobs = report.jobs.filter { !isQuiet || $0.verdict != .passed }
    return jobs.map(JobText(style: style).lines)
  }

  private func closing(_ report: Report) -> String {
    let verdict = style.paint(report.verdict.rawValue + ":", .init(report.verdict))
    return "\(verdict) \(ClosingLine(report: report).counts)"
  }
}
