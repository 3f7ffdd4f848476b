public import Documents
public import Findings

/// Runs the selected checks of releases.
public struct ReleaseRunner: Sendable {
  private let selection: RuleSelection

  public init(selection: RuleSelection = RuleSelection()) {
    self.selection = selection
  }

  public func run(_ release: JudgedRelease) -> ReleaseOutcome {
    let selected = allReleaseChecks.filter { selection.isSelected($0.rule.identity) }
    let found = selected.flatMap { check in
      check.init().findings(in: release).map { RuledFinding(rule: check.rule, finding: $0) }
    }
    var filter = SuppressionFilter(
      selection, release.documents, foundAt: Set(found.map(\.finding.location.path)))
    let kept = found.sorted().filter { filter.keeps($0) }
    return ReleaseOutcome(
      findings: ReportedFinding.all(kept, selection, release.documents),
      skipped: filter.skipped + deselected,
      unverified: selected.flatMap { check in
        check.init().unverified(in: release).map {
          UnverifiedQuestion(rule: check.rule.identity, path: $0.path, reason: $0.reason)
        }
      },
      checks: selected.map { CheckedRule(rule: $0.rule.identity, paths: [release.path]) })
  }

  /// Rules that the configuration or `--ignore` leaves out: each is named, never silently absent.
  private var deselected: [SkippedCheck] {
    allReleaseChecks.map { $0.rule.identity }.compactMap { rule in
      if selection.isSelectedByHand, !selection.select.contains(where: { $0.matches(rule) }) {
        return nil
      }
      return selection.deselection(of: rule).map { SkippedCheck(name: rule.id, reason: $0) }
    }
  }
}

/// What the checks of one release came to, in the order of their rules.
public struct ReleaseOutcome: Sendable {
  /// Sorted by path, line, column, rule.
  public let findings: [ReportedFinding]
  public let skipped: [SkippedCheck]
  public let unverified: [UnverifiedQuestion]
  public let checks: [CheckedRule]
}
