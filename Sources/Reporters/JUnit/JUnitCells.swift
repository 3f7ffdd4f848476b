import ByteText
import Findings

/// Everything that a report says, grouped by rule and file: what one test case tells.
struct JUnitCells {
  fileprivate struct Cell {
    var findings: [ReportedFinding] = []
    var open: [String] = []
    var skips: [String] = []
  }

  /// A file, or the repository as a whole.
  typealias Place = RepositoryPath?

  /// Sorted by id.
  private(set) var rules: [RuleIdentity] = []
  private(set) var count = 0
  private var places: [String: [Place]] = [:]
  private var cells: [String: [Place: Cell]] = [:]

  init(_ report: Report) {
    for check in report.checks {
      for path in check.paths { touch(check.rule, path) }
    }
    for finding in report.findings {
      touch(finding.rule, finding.location.path) { $0.findings.append(finding) }
    }
    for question in report.unverified {
      guard let rule = question.rule else { continue }
      touch(rule, question.path) { $0.open.append(question.reason) }
    }
    let known = Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }
    for skip in report.skipped where skip.name.isRuleID {
      let rule = known[skip.name] ?? RuleIdentity(id: skip.name, name: skip.name)
      touch(rule, skip.path) { $0.skips.append(skip.reason) }
    }
    rules.sort { $0.id < $1.id }
  }

  /// The places of a rule, the repository first, then by path.
  func places(of rule: String) -> [Place] {
    (places[rule] ?? []).sorted { left, right in
      guard let left, let right else { return left == nil && right != nil }
      return left < right
    }
  }

  private mutating func touch(
    _ rule: RuleIdentity, _ place: Place, _ change: (inout Cell) -> Void = { _ in }
  ) {
    if cells[rule.id] == nil { rules.append(rule) }
    if cells[rule.id]?[place] == nil {
      places[rule.id, default: []].append(place)
      count += 1
    }
    change(&cells[rule.id, default: [:]][place, default: Cell()])
  }

  /// - Parameter describe: the findings as one text.
  func judge(
    _ rule: RuleIdentity, _ place: Place, _ policy: ReportPolicy,
    describe: ([ReportedFinding]) -> String
  ) -> JUnitCase {
    let cell = cells[rule.id]?[place] ?? Cell()
    let failing = cell.findings.filter(policy.fails)
    let file = place?.description
    var judged = JUnitCase(
      name: "\(rule.label): \(file ?? "repository")", className: rule.className,
      file: file, line: (failing.first ?? cell.findings.first)?.location.range?.start.line)
    judged.outcome =
      failing.isEmpty
      ? cell.skipOrQuestion(policy)
      : .failure(
        type: rule.id, message: Self.summary(failing), text: describe(cell.findings))
    if failing.isEmpty { judged.output = describe(cell.findings) }
    judged.findings = cell.findings
    return judged
  }

  private static func summary(_ findings: [ReportedFinding]) -> String {
    let first = findings[0].message
    return findings.count == 1 ? first : "\(first) (and \(findings.count - 1) more)"
  }

  /// The findings as the text report shows them, up to what one XML text may hold.
  static func text(_ findings: [ReportedFinding]) -> String {
    let renderer = FindingText(style: .plain, width: 100)
    var text = ""
    for (index, finding) in findings.enumerated() {
      let block = renderer.lines(finding).joined(separator: "\n") + "\n"
      if index > 0 && text.utf8.count + block.utf8.count > XMLEncoder.limit / 2 {
        return text + "… and \(findings.count - index) more findings\n"
      }
      text += block
    }
    return text
  }
}

extension JUnitCells.Cell {
  fileprivate func skipOrQuestion(_ policy: ReportPolicy) -> JUnitCase.Outcome {
    if !open.isEmpty { return .error(type: "unverified", message: open.joined(separator: "\n")) }
    return skips.isEmpty ? .passed : .skip(skips.joined(separator: "\n"), policy)
  }
}
