import ByteText
import Findings

/// A finding as text: where and which rule, the source line with carets, the message, the help.
///
///     experiments/exp-003.yaml:5:22: error EXP004 unknown-parent
///      5 | parent_experiment: "exp-009"
///        |                    ^^^^^^^^^
///        = no experiment has the id 'exp-009'
///        = help: name an experiment of this repository
struct FindingText {
  let style: TerminalStyle
  /// The most terminal columns of a source line.
  let width: Int

  func lines(_ finding: ReportedFinding) -> [String] {
    var lines = [heading(finding)]
    let range = finding.location.range
    let gutter = range.map { " \($0.start.line)" } ?? "  "
    let blank = String(repeating: " ", count: gutter.utf8.count)
    if let range, let excerpt = finding.excerpt {
      let snippet = SourceSnippet(excerpt, under: range, width: width)
      let bar = style.paint("\(gutter) |", .gutter)
      lines.append(snippet.line.isEmpty ? bar : "\(bar) \(snippet.line)")
      lines.append(
        "\(style.paint("\(blank) |", .gutter)) \(style.paint(snippet.carets, role(finding)))")
    }
    lines += note(nil, finding.message, blank)
    lines += finding.related.flatMap {
      note("note", "\($0.note): \(Self.place($0.location))", blank)
    }
    if let commit = finding.commit { lines += note("note", "came in with \(commit)", blank) }
    lines += finding.help.isEmpty ? [] : note("help", finding.help, blank)
    return lines
  }

  /// `path:line:column`, or the path of a whole file.
  static func place(_ location: SourceLocation) -> String {
    guard let start = location.range?.start else { return location.path.description }
    return "\(location.path):\(start.line):\(start.column)"
  }

  private func heading(_ finding: ReportedFinding) -> String {
    let place = style.paint(Self.place(finding.location) + ":", .strong)
    let severity = style.paint(finding.severity.rawValue, role(finding))
    return "\(place) \(severity) \(finding.rule.id) \(finding.rule.name)"
  }

  private func role(_ finding: ReportedFinding) -> TerminalStyle.Role {
    finding.severity == .error ? .error : .warning
  }

  private func note(_ label: String?, _ text: String, _ blank: String) -> [String] {
    let prefix = label.map { style.paint("\($0):", .hint) + " " } ?? ""
    let lines = TerminalEncoder.lines(text)
    return lines.enumerated().map { index, line in
      index == 0
        ? "\(blank) \(style.paint("=", .gutter)) \(prefix)\(line)" : "\(blank)   \(line)"
    }
  }
}
