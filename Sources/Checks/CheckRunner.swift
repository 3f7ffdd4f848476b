import ByteText
public import Documents
public import Findings
import RepositorySnapshot

/// Runs the selected checks side by side and makes one sorted list of what they found.
public struct CheckRunner: Sendable {
  private let checks: [any Check.Type]
  private let selection: RuleSelection

  public init(checks: [any Check.Type] = allChecks, selection: RuleSelection = RuleSelection()) {
    self.checks = checks
    self.selection = selection
  }

  public func run(_ repository: RepositoryDocuments) async -> CheckOutcome {
    let selected = checks.filter { selection.isSelected($0.rule.identity) }
    let answers = await withTaskGroup(of: CheckAnswer.self) { group in
      for check in selected { group.addTask { CheckAnswer(of: check, in: repository) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    var filter = SuppressionFilter(selection, repository)
    // In order, so that what a suppression is used for does not hang on which check was faster.
    let kept = answers.flatMap(\.findings).filter { repository.isReported($0.finding) }.sorted()
      .filter { filter.keeps($0) }
    return CheckOutcome(
      findings: reported(kept + unused(by: filter, after: selected, repository), in: repository),
      skipped: filter.skipped + deselected,
      unverified: (answers.flatMap(\.unverified) + repository.unreadableFiles)
        .sorted { $0.sortKey < $1.sortKey },
      checks: selected.map { CheckedRule(of: $0.rule, in: repository) })
  }

  private func unused(
    by filter: SuppressionFilter, after selected: [any Check.Type],
    _ repository: RepositoryDocuments
  ) -> [RuledFinding] {
    guard selection.isSelected(UnusedSuppression.rule.identity) else { return [] }
    return filter.unused(ran: selected.map { $0.rule.identity })
      .map { RuledFinding(rule: UnusedSuppression.rule, finding: $0) }
      .filter { repository.isReported($0.finding) }
  }

  /// Rules that the configuration or a flag ignores: each is named, never silently absent.
  private var deselected: [SkippedCheck] {
    checks.map { $0.rule.identity }
      .filter { rule in selection.ignore.contains { $0.matches(rule) } }
      .map { SkippedCheck(name: $0.id, reason: "ignored for the whole run") }
  }

  private func reported(
    _ findings: [RuledFinding], in repository: RepositoryDocuments
  ) -> [ReportedFinding] {
    let sources = Dictionary(
      repository.sources.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    var fingerprints = FingerprintMaker()
    return findings.sorted().map { ruled in
      let finding = ruled.finding
      let excerpt = sources[finding.location.path]?.excerpt(at: finding.location.range)
      return ReportedFinding(
        rule: ruled.rule.identity,
        severity: selection.severity(of: ruled.rule.identity) ?? finding.severity
          ?? ruled.rule.severity,
        location: finding.location, message: finding.message.text,
        help: finding.help ?? ruled.rule.help, related: finding.related, excerpt: excerpt,
        fingerprint: fingerprints.fingerprint(of: ruled, line: excerpt?.bytes))
    }
  }
}

extension RepositoryDocuments {
  /// Every judged file's text.
  fileprivate var sources: [SourceText] { files.map(\.source) + textFiles.map(\.source) }
}

extension SourceText {
  fileprivate func excerpt(at range: SourceRange?) -> SourceExcerpt? {
    guard let start = range?.start, start.line <= lineCount else { return nil }
    return SourceExcerpt(line: line(start.line), around: start.column)
  }
}

/// What a run of the checks came to.
public struct CheckOutcome: Sendable {
  /// Sorted by path, line, column, rule.
  public let findings: [ReportedFinding]
  public let skipped: [SkippedCheck]
  public let unverified: [UnverifiedQuestion]
  /// The rules that ran, sorted by id.
  public let checks: [CheckedRule]
}

/// What one check said.
private struct CheckAnswer: Sendable {
  let findings: [RuledFinding]
  let unverified: [UnverifiedQuestion]

  init(of check: any Check.Type, in repository: RepositoryDocuments) {
    let rule = check.rule
    let check = check.init()
    findings = check.findings(in: repository).map { RuledFinding(rule: rule, finding: $0) }
    unverified = check.unverified(in: repository).map { question in
      UnverifiedQuestion(rule: rule.identity, path: question.path, reason: question.reason)
    }
  }
}

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

extension CheckedRule {
  fileprivate init(of rule: Rule, in repository: RepositoryDocuments) {
    self.init(
      rule: rule.identity,
      paths: repository.paths(of: rule.subject).filter { repository.snapshot.isJudged($0) })
  }
}

extension RepositoryDocuments {
  /// A finding counts where it lies in, or speaks of, a judged path.
  fileprivate func isReported(_ finding: Finding) -> Bool {
    snapshot.isJudged(finding.location.path)
      || finding.related.contains { snapshot.isJudged($0.location.path) }
  }

  fileprivate var unreadableFiles: [UnverifiedQuestion] {
    unreadable.map { UnverifiedQuestion(path: $0.path, reason: $0.reason) }
  }
}

extension UnverifiedQuestion {
  fileprivate var sortKey: String {
    "\(path?.description ?? "") \(rule?.id ?? "") \(reason)"
  }
}
