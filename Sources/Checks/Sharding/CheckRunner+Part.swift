public import Documents
import Findings

extension CheckRunner {
  /// Judges one part of a snapshot.
  ///
  /// - Parameter repository: for a part of the files those files and every `.gitattributes` and `MLmodel`,
  ///   for the part across files the whole snapshot; all of it is judged.
  public func run(
    _ part: RepositoryPart, of repository: RepositoryDocuments
  ) async -> PartialOutcome {
    let wanted = selected.filter { part.runs($0.scope) }
    let answers = await answers(of: wanted, in: repository)
    let scopes = Dictionary(
      wanted.map { ($0.rule.id, $0.scope) }, uniquingKeysWith: { first, _ in first })
    let found = answers.flatMap(\.findings).filter { ruled in
      scopes[ruled.rule.id].map { part.owns(ruled.finding, $0, in: repository) } ?? false
    }.sorted()
    var filter = SuppressionFilter(
      selection, repository, foundAt: Set(found.map(\.finding.location.path)))
    let kept = found.filter { filter.keeps($0) }
    let isWhole = part.tellsOfTheWhole
    return PartialOutcome(
      findings: ReportedFinding.all(kept, selection, repository),
      skipped: sorted(filter.skipped + (isWhole ? deselected : [])),
      unverified: sorted(answers.flatMap(\.unverified) + repository.unreadableFiles),
      checks: isWhole ? [CheckedPaths](judged(selected, in: repository)) : [],
      suppressions: isWhole ? filter.inline : [],
      usedSelectors: filter.usedSelectors.sorted(),
      usedPathIgnores: filter.usedPathIgnores.sorted())
  }
}

extension CheckOutcome {
  /// What one run over all parts would have come to.
  ///
  /// - Parameter selection: of which only the path ignores count, and what is said of unused-suppression.
  public init(merging parts: [PartialOutcome], _ selection: RuleSelection) {
    let unverified = sorted(parts.flatMap(\.unverified))
    let checks = parts.flatMap(\.checks).checkedRules
    var filter = SuppressionFilter(selection.pathIgnores, parts)
    let own = UnusedSuppression.rule.identity
    let rules = checks.map(\.rule).filter { $0 != own }
    let unused =
      selection.isSelected(own)
      ? filter.unused(answered: CheckRunner.answered(rules, unverified)) : []
    let excerpts = parts.excerpts
    let findings =
      parts.flatMap(\.findings)
      + ReportedFinding.all(unused, selection) { excerpts[$0] }
    self.init(
      findings: findings.inReportOrder(), elsewhere: [],
      skipped: sorted(parts.flatMap(\.skipped) + filter.skipped),
      unverified: unverified, checks: checks)
  }
}

extension [PartialOutcome] {
  /// The lines of all suppressions, by their places.
  fileprivate var excerpts: [SourceLocation: SourceExcerpt] {
    let words = flatMap(\.suppressions).flatMap { $0.selectors + [$0.malformed].compactMap(\.self) }
    return Dictionary(
      words.compactMap { words in words.excerpt.map { (words.location, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}
