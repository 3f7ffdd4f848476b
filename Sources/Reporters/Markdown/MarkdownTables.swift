import ByteText
import Findings

/// The tables of a Markdown report.
struct MarkdownTables {
  let report: Report
  /// The most bytes of a table that is not the one of findings.
  private let share: Int
  /// The most bytes of a message, a help or a reason: of the largest row there is always room for several.
  private let textLimit: Int
  /// The most bytes of a path or a name.
  private let nameLimit: Int

  /// - Parameter limit: the most bytes of all tables together.
  init(_ report: Report, limit: Int) {
    self.report = report
    share = limit / 8
    textLimit = min(1000, limit / 64)
    nameLimit = min(300, limit / 128)
  }

  func findings(limit: Int) -> [UInt8] {
    MarkdownTable(title: "Findings", columns: ["Severity", "Rule", "Place", "Message"])
      .bytes(report.worstFirst, limit: limit) { finding in
        let help = finding.help.isEmpty ? "" : "<br>\(text(finding.help))"
        return [
          finding.severity.rawValue, name(finding.rule.label),
          name(FindingText.place(finding.location)), text(finding.message) + help,
        ]
      } rest: {
        FindingCount($0).text
      }
  }

  var questions: [UInt8] {
    MarkdownTable(title: "Not verified", columns: ["Rule", "File", "Reason"])
      .bytes(report.unverified, limit: share) {
        [$0.rule.map { name($0.label) } ?? "–", path($0.path), text($0.reason)]
      } rest: {
        "\($0.count) more"
      }
  }

  var jobs: [UInt8] {
    MarkdownTable(title: "Jobs", columns: ["Job", "Verdict", "Explanation"])
      .bytes(report.jobs, limit: share) {
        [name($0.name), $0.verdict.rawValue, $0.explanation.map(text) ?? "–"]
      } rest: {
        "\($0.count) more"
      }
  }

  var thresholds: [UInt8] {
    let rows = report.jobs.flatMap { job in job.thresholds.map { (job: job, threshold: $0) } }
    return MarkdownTable(
      title: "Thresholds", columns: ["Job", "Metric", "Value", "Bound", "Verdict"]
    ).bytes(rows, limit: share) { row in
      let threshold = row.threshold
      return [
        name(row.job.name), name(threshold.metric),
        threshold.value.map { significantText($0) } ?? "–", name(threshold.bound),
        threshold.verdict.rawValue + (threshold.note.map { ": \(text($0))" } ?? ""),
      ]
    } rest: {
      "\($0.count) more"
    }
  }

  var skips: [UInt8] {
    MarkdownTable(title: "Skipped", columns: ["Rule or job", "File", "Reason"])
      .bytes(report.skipped, limit: share) {
        [name($0.name), path($0.path), text($0.reason)]
      } rest: {
        "\($0.count) more"
      }
  }

  private func text(_ text: String) -> String { encoded(text, textLimit) }

  private func name(_ name: String) -> String { encoded(name, nameLimit) }

  private func path(_ path: RepositoryPath?) -> String { path.map { name($0.description) } ?? "–" }

  private func encoded(_ text: String, _ limit: Int) -> String {
    MarkdownEncoder.value(ByteString(TerminalEncoder.line(shortened(text, to: limit))))
  }
}
