import Findings

/// A job as text: its verdict, and a table of its metrics with their bounds.
///
///     smoke-train: passed in 0.012 s
///       accuracy              0.9667    >= 0.9    passed
///       latency_p50_seconds   2.5e-08
struct JobText {
  let style: TerminalStyle

  func lines(_ job: JobOutcome) -> [String] {
    let verdict = style.paint(job.verdict.rawValue, .init(job.verdict))
    let name = style.paint(TerminalEncoder.line(job.name) + ":", .strong)
    let explanation = job.explanation.map { TerminalEncoder.lines($0) } ?? []
    return ["\(name) \(verdict) in \(fixedPoint(job.seconds, digits: 3)) s"]
      + explanation.map { "  \($0)" } + table(job) + output(job)
  }

  private func output(_ job: JobOutcome) -> [String] {
    job.output.isEmpty
      ? []
      : ["  the last lines of its output:"]
        + job.output.map { "  " + TerminalEncoder.foreignLine($0) }
  }

  private struct Row {
    var metric: String
    var value: String
    var bound = ""
    var verdict: Verdict?
    var note: String?
  }

  private func table(_ job: JobOutcome) -> [String] {
    let rows = Self.rows(job)
    let metricWidth = rows.map(\.metric.unicodeScalars.count).max() ?? 0
    let valueWidth = rows.map(\.value.unicodeScalars.count).max() ?? 0
    let boundWidth = rows.map(\.bound.unicodeScalars.count).max() ?? 0
    return rows.map { row in
      let start = "  \(padded(row.metric, metricWidth))   "
      guard let verdict = row.verdict else { return start + row.value }
      return start + "\(padded(row.value, valueWidth))   \(padded(row.bound, boundWidth))   "
        + style.paint(verdict.rawValue, .init(verdict))
        + (row.note.map { " (\(TerminalEncoder.line($0)))" } ?? "")
    }
  }

  private static func rows(_ job: JobOutcome) -> [Row] {
    JobFigure.figures(of: job).map { figure in
      Row(
        metric: TerminalEncoder.line(figure.metric), value: figure.value,
        bound: figure.threshold.map { TerminalEncoder.line($0.bound) } ?? "",
        verdict: figure.threshold?.verdict, note: figure.threshold?.note)
    }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: width - text.unicodeScalars.count)
  }
}

extension TerminalStyle.Role {
  init(_ verdict: Verdict) {
    switch verdict {
    case .passed: self = .success
    case .failed: self = .error
    case .unverified, .inconclusive: self = .warning
    }
  }
}
