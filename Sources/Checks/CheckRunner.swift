import ByteText
public import Documents
public import Findings
import RepositorySnapshot

/// Runs the selected checks side by side and makes one sorted list of what they found.
public struct CheckRunner: Sendable {
  let checks: [any Check.Type]
  let selection: RuleSelection
  private let deadline: ContinuousClock.Instant?

  /// - Parameter deadline: checks that have not begun by then are left out, and named as skipped.
  public init(
    checks: [any Check.Type] = allChecks, selection: RuleSelection = RuleSelection(),
    deadline: ContinuousClock.Instant? = nil
  ) {
    self.checks = checks
    self.selection = selection
    self.deadline = deadline
  }

  /// - Parameter reachesFurther: whether findings that do not involve the judged change are told too,
  ///   apart from the others.
  public func run(
    _ repository: RepositoryDocuments, reachesFurther: Bool = false
  ) async -> CheckOutcome {
    let wanted = selected
    let answers = await answers(of: wanted, in: repository)
    let begun = Set(answers.map(\.rule))
    let selected = wanted.filter { begun.contains($0.rule.identity) }
    let late = wanted.filter { !begun.contains($0.rule.identity) }
    // In order, so that what a suppression is used for does not hang on which check was faster.
    let found = answers.flatMap(\.findings).sorted()
    var filter = SuppressionFilter(
      selection, repository, foundAt: Set(found.map(\.finding.location.path)))
    let kept = found.filter { repository.isReported($0.finding) }.filter { filter.keeps($0) }
    var filterElsewhere = filter
    let elsewhere =
      !reachesFurther
      ? []
      : found.filter { !repository.isReported($0.finding) }.filter { filterElsewhere.keeps($0) }
    let unverified = answers.flatMap(\.unverified) + repository.unreadableFiles
    let unused = unused(
      &filter, Self.answered(selected.map { $0.rule.identity }, unverified), repository)
    return CheckOutcome(
      findings: ReportedFinding.all(kept + unused, selection, repository),
      elsewhere: ReportedFinding.all(elsewhere, selection, repository),
      skipped: sorted(
        filter.skipped + deselected
          + late.map { SkippedCheck(name: $0.rule.id, reason: Self.outOfTime) }),
      unverified: sorted(unverified),
      // Where no check had the time to begin, nothing tells which suppressions are unused.
      checks: begun.isEmpty && !late.isEmpty ? [] : judged(selected, in: repository))
  }

  var selected: [any Check.Type] { checks.filter { selection.isSelected($0.rule.identity) } }

  /// Why a check, or a job beside the checks, was not begun.
  public static let outOfTime = "the time budget is used up; CI judges it"

  /// The answers of the checks that begin before the deadline, the cheap ones first.
  func answers(
    of checks: [any Check.Type], in repository: RepositoryDocuments
  ) async -> [CheckAnswer] {
    let inOrder = checks.filter { !$0.isCostly } + checks.filter { $0.isCostly }
    let answer = { @Sendable [deadline] (check: any Check.Type) -> CheckAnswer? in
      if let deadline, ContinuousClock.now >= deadline { return nil }
      return CheckAnswer(of: check, in: repository)
    }
    // Over few files a check takes less time than it takes to hand it to another core.
    guard repository.judged.isWhole else { return inOrder.compactMap(answer) }
    return await withTaskGroup(of: CheckAnswer?.self) { group in
      for check in inOrder { group.addTask { answer(check) } }
      return await group.reduce(into: []) { $0 += $1.map { [$0] } ?? [] }
    }
  }

  /// The findings of unused-suppression, which needs to know what all other rules found.
  private func unused(
    _ filter: inout SuppressionFilter, _ answered: [RuleIdentity],
    _ repository: RepositoryDocuments
  ) -> [RuledFinding] {
    guard selection.isSelected(UnusedSuppression.rule.identity) else { return [] }
    return filter.unused(answered: answered).filter { repository.isReported($0.finding) }
  }

  /// The rules whose silence says that there is no fault: not where a question stayed open.
  static func answered(
    _ rules: [RuleIdentity], _ unverified: [UnverifiedQuestion]
  ) -> [RuleIdentity] {
    if unverified.contains(where: { $0.rule == nil }) { return [] }
    let open = Set(unverified.compactMap(\.rule))
    return rules.filter { !open.contains($0) }
  }

  /// Rules that the configuration or `--ignore` leaves out: each is named, never silently absent.
  var deselected: [SkippedCheck] {
    ruleIdentities.compactMap { rule in
      if selection.isSelectedByHand, !selection.select.contains(where: { $0.matches(rule) }) {
        return nil
      }
      return selection.deselection(of: rule).map { SkippedCheck(name: rule.id, reason: $0) }
    }
  }

  /// Of the checks, and of unused-suppression, which the runner itself judges.
  private var ruleIdentities: [RuleIdentity] {
    checks.map { $0.rule.identity } + [UnusedSuppression.rule.identity]
  }

  /// The rules that ran, with the paths of their subject: one array a subject, which its rules share.
  func judged(
    _ selected: [any Check.Type], in repository: RepositoryDocuments
  ) -> [CheckedRule] {
    let isUnusedJudged = selection.isSelected(UnusedSuppression.rule.identity)
    let rules = selected.map { $0.rule } + (isUnusedJudged ? [UnusedSuppression.rule] : [])
    var paths: [Subject: [RepositoryPath]] = [:]
    for subject in Set(rules.map(\.subject)) {
      paths[subject] = repository.judgedPaths(of: subject)
    }
    return rules.sorted { $0.id < $1.id }
      .map { CheckedRule(rule: $0.identity, paths: paths[$0.subject] ?? []) }
  }
}

/// What a run of the checks came to.
public struct CheckOutcome: Sendable {
  /// Sorted by path, line, column, rule.
  public let findings: [ReportedFinding]
  /// Where only a change is judged and the run was to reach further: findings that neither lie in a
  /// changed path nor speak of one.
  public let elsewhere: [ReportedFinding]
  /// Sorted by path, rule and reason, each once; whole rules first.
  public let skipped: [SkippedCheck]
  /// Sorted by path, rule and reason, each once.
  public let unverified: [UnverifiedQuestion]
  /// The rules that ran, sorted by id.
  public let checks: [CheckedRule]
}

extension CheckOutcome {
  /// The findings, and those elsewhere that were not there before: a deleted file makes the files
  /// wrong that name it.
  public func findings(since before: CheckOutcome) -> [ReportedFinding] {
    let known = Set(before.findings.map(\.fingerprint))
    return (findings + elsewhere.filter { !known.contains($0.fingerprint) }).inReportOrder()
  }
}

/// What one check said.
struct CheckAnswer: Sendable {
  let rule: RuleIdentity
  let findings: [RuledFinding]
  let unverified: [UnverifiedQuestion]

  init(of check: any Check.Type, in repository: RepositoryDocuments) {
    let rule = check.rule
    self.rule = rule.identity
    let verdict = check.init().judge(repository)
    findings = verdict.findings.map { RuledFinding(rule: rule, finding: $0) }
    unverified = verdict.unverified.map { question in
      UnverifiedQuestion(rule: rule.identity, path: question.path, reason: question.reason)
    }
  }
}

extension RepositoryDocuments {
  /// A finding counts where it lies in, or speaks of, a judged path.
  fileprivate func isReported(_ finding: Finding) -> Bool {
    snapshot.isJudged(finding.location.path)
      || finding.related.contains { snapshot.isJudged($0.location.path) }
  }

  var unreadableFiles: [UnverifiedQuestion] {
    unreadable.map { UnverifiedQuestion(path: $0.path, reason: $0.reason) }
  }
}

func sorted(_ skipped: [SkippedCheck]) -> [SkippedCheck] {
  Set(skipped).sorted { left, right in
    let paths = (left.path ?? "", right.path ?? "")
    return paths.0 == paths.1
      ? (left.name, left.reason) < (right.name, right.reason) : paths.0 < paths.1
  }
}

func sorted(_ questions: [UnverifiedQuestion]) -> [UnverifiedQuestion] {
  Set(questions).sorted { left, right in
    let paths = (left.path ?? "", right.path ?? "")
    return paths.0 == paths.1
      ? (left.rule?.id ?? "", left.reason) < (right.rule?.id ?? "", right.reason)
      : paths.0 < paths.1
  }
}
