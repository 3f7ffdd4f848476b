import ByteText
public import Findings

/// What the checks of messages or branches came to.
public struct MessageOutcome: Sendable {
  /// Sorted by path, line, column, rule.
  public internal(set) var findings: [ReportedFinding] = []
  /// The rules that were left out.
  public let skipped: [SkippedCheck]
  /// The rules that ran, sorted by id.
  public private(set) var checks: [CheckedRule]

  init(_ rules: [Rule], _ selection: RuleSelection) {
    skipped = rules.map(\.identity).compactMap { rule in
      if selection.isSelectedByHand, !selection.select.contains(where: { $0.matches(rule) }) {
        return nil
      }
      return selection.deselection(of: rule).map { SkippedCheck(name: rule.id, reason: $0) }
    }
    checks = rules.map(\.identity).filter { selection.isSelected($0) }
      .map { CheckedRule(rule: $0, paths: []) }
  }

  mutating func judged(at path: RepositoryPath) {
    for index in checks.indices { checks[index].paths = [path] }
  }
}
