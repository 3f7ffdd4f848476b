import ByteText
import Findings

/// What became of one or more refs of a push that are to name the same commit.
struct JudgedPush {
  enum Outcome {
    case judged(Report)
    /// Nothing is pushed to it.
    case deleted
    case failed(CommandFailure)
  }

  var refs: [PushedRef]
  /// The commit's first digits; nil where there is none.
  var commit: String?
  var outcome: Outcome
  /// What the reader should know, in one clause each.
  var notes: [String] = []

  /// `refs/heads/main, refs/tags/v1 (commit 1234567890ab)`
  var title: String {
    let names = refs.map(\.name.description).joined(separator: ", ")
    return commit.map { "\(names) (commit \($0))" } ?? names
  }
}

extension [JudgedPush] {
  /// The exit code: findings outrank what kept the gate from judging.
  var exitCode: Int32 {
    let codes: [Int32] = map { push in
      switch push.outcome {
      case .deleted: 0
      case .failed(let failure): failure.exitCode
      case .judged(let report):
        switch report.verdict {
        case .passed: 0
        case .failed: 1
        case .unverified, .inconclusive: 3
        }
      }
    }
    let failures = codes.filter { $0 != 0 }
    return failures.contains(1) ? 1 : failures.min() ?? 0
  }

  /// Everything as one report, for the formats that hold only one.
  func merged(_ empty: Report) -> Report {
    var merged = empty
    let reports = compactMap { push -> Report? in
      if case .judged(let report) = push.outcome { report } else { nil }
    }
    if let first = reports.first { merged = first }
    for report in reports.dropFirst() { merged.add(report) }
    for push in self {
      guard case .failed(let failure) = push.outcome else { continue }
      merged.unverified.append(
        UnverifiedQuestion(reason: "\(push.title): \(failure.reason)"))
    }
    return merged
  }
}

extension Report {
  /// Adds what another commit's report says; what both say is told once.
  fileprivate mutating func add(_ other: Report) {
    let known = Set(findings.map { "\($0.rule.id) \($0.fingerprint) \($0.message)" })
    findings += other.findings.filter {
      !known.contains("\($0.rule.id) \($0.fingerprint) \($0.message)")
    }
    findings = findings.inReportOrder()
    skipped += other.skipped.filter { !skipped.contains($0) }
    unverified += other.unverified.filter { !unverified.contains($0) }
    jobs += other.jobs
    policy.failOn = min(policy.failOn, other.policy.failOn)
    policy.isStrict = policy.isStrict || other.policy.isStrict
    checkedFiles += other.checkedFiles
    checks = CheckedRule.joined(checks, other.checks)
  }
}

extension CheckedRule {
  /// Both lists as one, sorted by rule, each with the paths of both.
  static func joined(_ some: [CheckedRule], _ others: [CheckedRule]) -> [CheckedRule] {
    var paths: [RuleIdentity: Set<RepositoryPath>] = [:]
    for check in some + others { paths[check.rule, default: []].formUnion(check.paths) }
    return paths.sorted { $0.key.id < $1.key.id }
      .map { CheckedRule(rule: $0.key, paths: $0.value.sorted()) }
  }
}
