import ByteText
import Documents
import Findings

/// A finding with the rule that made it.
struct RuledFinding: Sendable, Comparable {
  let rule: Rule
  let finding: Finding

  static func < (left: Self, right: Self) -> Bool {
    guard left.finding.location == right.finding.location else {
      return left.finding.location < right.finding.location
    }
    return (left.rule.id, left.finding.message.text) < (right.rule.id, right.finding.message.text)
  }

  static func == (left: Self, right: Self) -> Bool {
    left.rule.id == right.rule.id && left.finding == right.finding
  }
}

extension ReportedFinding {
  /// The findings as reports show them: sorted, weighed, each with its line and its fingerprint.
  static func all(
    _ findings: [RuledFinding], _ selection: RuleSelection, _ repository: RepositoryDocuments
  ) -> [ReportedFinding] {
    all(
      findings, selection, repository.sources(at: Set(findings.map(\.finding.location.path))))
  }

  /// The same for findings in these texts.
  static func all(
    _ findings: [RuledFinding], _ selection: RuleSelection,
    _ sources: [RepositoryPath: SourceText]
  ) -> [ReportedFinding] {
    all(findings, selection) { sources[$0.path]?.excerpt(at: $0.range) }
  }

  /// The same with the line of each place.
  static func all(
    _ findings: [RuledFinding], _ selection: RuleSelection,
    _ excerpt: (SourceLocation) -> SourceExcerpt?
  ) -> [ReportedFinding] {
    var fingerprints = FingerprintMaker()
    return findings.sorted().map { ruled in
      let excerpt = excerpt(ruled.finding.location)
      return ReportedFinding(
        ruled, severity: selection.severity(of: ruled.rule.identity), excerpt: excerpt,
        fingerprint: fingerprints.fingerprint(of: ruled, line: excerpt?.bytes))
    }
  }

  /// - Parameter severity: the configured one.
  private init(
    _ ruled: RuledFinding, severity: Severity?, excerpt: SourceExcerpt?, fingerprint: String
  ) {
    let finding = ruled.finding
    self.init(
      rule: ruled.rule.identity,
      severity: severity ?? finding.severity ?? ruled.rule.severity,
      location: finding.location, message: finding.message.text,
      help: finding.help ?? ruled.rule.help, related: finding.related, excerpt: excerpt,
      fingerprint: fingerprint, fix: finding.fix)
  }
}

extension RepositoryDocuments {
  /// The texts of those judged files that lie at `paths`.
  func sources(at paths: Set<RepositoryPath>) -> [RepositoryPath: SourceText] {
    let sources =
      files.map(\.source) + textFiles.map(\.source) + requirements.map(\.source)
      + storedFiles.compactMap(\.source)
    return Dictionary(
      sources.filter { paths.contains($0.path) }.map { ($0.path, $0) },
      uniquingKeysWith: { first, _ in first })
  }
}

extension SourceText {
  func excerpt(at range: SourceRange?) -> SourceExcerpt? {
    guard let start = range?.start, start.line <= lineCount else { return nil }
    return SourceExcerpt(line: line(start.line), around: start.column)
  }
}
