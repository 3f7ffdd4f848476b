public import ByteText
public import Findings

/// What a run of the checks over one part of a snapshot came to: all parts together make a `CheckOutcome`.
public struct PartialOutcome: Codable, Sendable {
  /// Sorted; without those of unused-suppression, which needs to know all parts.
  public let findings: [ReportedFinding]
  public let skipped: [SkippedCheck]
  public let unverified: [UnverifiedQuestion]
  /// Of the whole snapshot; empty but for the part across files.
  public let checks: [CheckedPaths]
  /// All of the snapshot; empty but for the part across files.
  let suppressions: [LocatedSuppression]
  /// The places of the suppressions' words that silenced a finding of this part.
  let usedSelectors: [SourceLocation]
  /// The same of the configuration's path ignores, by their positions.
  let usedPathIgnores: [Int]
}

/// The files of one kind, and the rules that judged them.
public struct CheckedPaths: Codable, Sendable {
  /// Sorted.
  public let rules: [RuleIdentity]
  /// Sorted.
  public let paths: [RepositoryPath]
}

extension [CheckedPaths] {
  /// - Parameter rules: rules with one subject have the same paths.
  init(_ rules: [CheckedRule]) {
    let subjects = Dictionary(
      snapshotRules.map { ($0.identity, $0.subject) }, uniquingKeysWith: { first, _ in first })
    var places: [Subject?: Int] = [:]
    var groups: [(rules: [RuleIdentity], paths: [RepositoryPath])] = []
    for checked in rules {
      let subject = subjects[checked.rule]
      if let place = places[subject] {
        groups[place].rules.append(checked.rule)
      } else {
        places[subject] = groups.count
        groups.append(([checked.rule], checked.paths))
      }
    }
    self = groups.map { CheckedPaths(rules: $0.rules, paths: $0.paths) }
  }

  /// Sorted by rule id.
  var checkedRules: [CheckedRule] {
    flatMap { group in group.rules.map { CheckedRule(rule: $0, paths: group.paths) } }
      .sorted { $0.rule.id < $1.rule.id }
  }
}
