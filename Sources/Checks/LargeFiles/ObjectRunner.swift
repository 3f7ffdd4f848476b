import ByteText
public import Documents
public import Findings

/// Runs the selected checks of contents.
public struct ObjectRunner: Sendable {
  private let checks: [any ObjectCheck.Type]
  private let selection: RuleSelection

  public init(
    checks: [any ObjectCheck.Type] = allObjectChecks, selection: RuleSelection = RuleSelection()
  ) {
    (self.checks, self.selection) = (checks, selection)
  }

  /// Whether any check would look at the contents.
  public var asksForAny: Bool {
    checks.contains { selection.isSelected($0.rule.identity) }
  }

  public func run(_ objects: JudgedObjects) -> ObjectOutcome {
    let selected = checks.filter { selection.isSelected($0.rule.identity) }
    let found = selected.flatMap { check in
      check.init().findings(in: objects).map { RuledFinding(rule: check.rule, finding: $0) }
    }
    var filter = SuppressionFilter(
      selection, objects.documents, foundAt: Set(found.map(\.finding.location.path)))
    let kept = found.sorted().filter { filter.keeps($0) }
    let unverified = selected.flatMap { check in
      check.init().unverified(in: objects).map {
        UnverifiedQuestion(rule: check.rule.identity, path: $0.path, reason: $0.reason)
      }
    }
    let paths = Set(
      objects.pointers.map(\.file.path) + objects.data.map(\.node.location.path)
        + objects.disk.map(\.node.location.path)
    ).sorted()
    return ObjectOutcome(
      findings: ReportedFinding.all(kept, selection, objects.sources),
      skipped: filter.skipped + deselected, unverified: unverified,
      checks: selected.map { CheckedRule(rule: $0.rule.identity, paths: paths) })
  }

  /// Nothing was asked, for a reason that the report tells.
  public func skip(because reason: String) -> ObjectOutcome {
    let selected = checks.map { $0.rule.identity }.filter { selection.isSelected($0) }
    return ObjectOutcome(
      findings: [],
      skipped: deselected + selected.map { SkippedCheck(name: $0.id, reason: reason) },
      unverified: [], checks: [])
  }

  /// Rules that the configuration or `--ignore` leaves out: each is named, never silently absent.
  private var deselected: [SkippedCheck] {
    checks.map { $0.rule.identity }.compactMap { rule in
      if selection.isSelectedByHand, !selection.select.contains(where: { $0.matches(rule) }) {
        return nil
      }
      return selection.deselection(of: rule).map { SkippedCheck(name: rule.id, reason: $0) }
    }
  }
}

/// What the checks of contents came to, in the order of their rules.
public struct ObjectOutcome: Sendable {
  /// Sorted by path, line, column, rule.
  public let findings: [ReportedFinding]
  public let skipped: [SkippedCheck]
  public let unverified: [UnverifiedQuestion]
  public let checks: [CheckedRule]
}

extension JudgedObjects {
  /// The texts in which findings lie.
  fileprivate var sources: [RepositoryPath: SourceText] {
    let dvc = documents.sources(
      at: Set(
        data.filter { $0.commit == nil }.map(\.node.location.path)
          + disk.map(\.node.location.path)))
    return Dictionary(
      pointers.filter { $0.commit == nil }.map { ($0.file.path, $0.file.source) },
      uniquingKeysWith: { first, _ in first }
    ).merging(dvc) { first, _ in first }
  }
}
