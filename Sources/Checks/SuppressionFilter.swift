import ByteText
import Documents
import Findings
import RepositorySnapshot

/// Takes out what the user switched off, and remembers which switch did anything.
///
/// A finding that two switches cover uses both: neither is then unused.
struct SuppressionFilter {
  private let pathIgnores: [PathIgnore]
  let inline: [LocatedSuppression]
  /// Positions in `inline`.
  private let inlineOfLine: [Line: [Int]]
  private let isWholeSnapshot: Bool
  /// Positions in `pathIgnores` of the entries that name a rule, by its id.
  private var ignoresOfRule: [String: [Int]] = [:]
  private(set) var usedPathIgnores: Set<Int> = []
  private(set) var usedSelectors: Set<SourceLocation> = []
  private(set) var skipped: [SkippedCheck] = []

  private struct Line: Hashable {
    let path: RepositoryPath
    let number: Int
  }

  /// - Parameter paths: of the findings that are to be filtered.
  init(
    _ selection: RuleSelection, _ repository: RepositoryDocuments,
    foundAt paths: Set<RepositoryPath>
  ) {
    self.init(
      selection.pathIgnores,
      repository.inlineSuppressions { path in
        repository.snapshot.isJudged(path) || paths.contains(path)
      }, isWholeSnapshot: repository.snapshot.changedPaths == nil)
  }

  private init(
    _ pathIgnores: [PathIgnore], _ inline: [LocatedSuppression], isWholeSnapshot: Bool
  ) {
    self.pathIgnores = pathIgnores
    self.inline = inline
    inlineOfLine = Dictionary(
      grouping: inline.indices.filter { inline[$0].line != nil },
      by: { Line(path: inline[$0].path, number: inline[$0].line ?? 0) })
    self.isWholeSnapshot = isWholeSnapshot
  }

  /// Of a whole snapshot that was judged in parts: what each of them used counts.
  init(_ pathIgnores: [PathIgnore], _ parts: [PartialOutcome]) {
    self.init(pathIgnores, parts.flatMap(\.suppressions), isWholeSnapshot: true)
    usedPathIgnores = Set(parts.flatMap(\.usedPathIgnores))
    usedSelectors = Set(parts.flatMap(\.usedSelectors))
  }

  mutating func keeps(_ ruled: RuledFinding) -> Bool {
    let byPath = skipByPath(ruled)
    let byComment = skipByComment(ruled)
    return !byPath && !byComment
  }

  private mutating func skipByPath(_ ruled: RuledFinding) -> Bool {
    let rule = ruled.rule.identity
    let path = ruled.finding.location.path
    let covering = ignores(of: rule).filter { pathIgnores[$0].glob.covers(path) }
    usedPathIgnores.formUnion(covering)
    guard let first = covering.first else { return false }
    skip(rule, path, "ignored by the configuration", pathIgnores[first].reason)
    return true
  }

  private mutating func ignores(of rule: RuleIdentity) -> [Int] {
    if let known = ignoresOfRule[rule.id] { return known }
    let found = pathIgnores.indices.filter { index in
      pathIgnores[index].rules.contains { $0.matches(rule) }
    }
    ignoresOfRule[rule.id] = found
    return found
  }

  private mutating func skipByComment(_ ruled: RuledFinding) -> Bool {
    let location = ruled.finding.location
    guard let number = location.range?.start.line else { return false }
    var reason: ByteString?
    for index in inlineOfLine[Line(path: location.path, number: number)] ?? [] {
      for selector in inline[index].selectors where selector.matches(ruled.rule.identity) {
        usedSelectors.insert(selector.location)
        reason = reason ?? inline[index].reason
      }
    }
    guard let reason else { return false }
    skip(ruled.rule.identity, location.path, "suppressed on line \(number)", reason)
    return true
  }

  private mutating func skip(
    _ rule: RuleIdentity, _ path: RepositoryPath, _ what: String, _ reason: ByteString
  ) {
    let text = reason.isEmpty ? what : "\(what): \(reason)"
    skipped.append(SkippedCheck(name: rule.id, path: path, reason: text))
  }
}

extension SuppressionFilter {
  /// The findings of unused-suppression: switches that did nothing although every rule that they name
  /// answered, and those that can do nothing. They can be switched off like any other finding.
  ///
  /// When only a change is judged, an unused path ignore says nothing: its files may not be part of it.
  mutating func unused(answered: [RuleIdentity]) -> [RuledFinding] {
    let own = UnusedSuppression.rule.identity
    let answered = Set(answered + [own])
    // What names unused-suppression itself has its use only once the others were judged.
    let first = unusedSelectors(answered) { !$0.matches(own) }.filter { keeps($0) }
    let second = unusedSelectors(answered) { $0.matches(own) }.filter { keeps($0) }
    return malformed.filter { keeps($0) } + first + second
      + (isWholeSnapshot ? unusedPathIgnores(answered) : [])
  }

  private var malformed: [RuledFinding] {
    inline.compactMap(\.malformed).map { .unused(UnusedSuppression.finding(malformed: $0)) }
  }

  private func unusedSelectors(
    _ answered: Set<RuleIdentity>, where isJudged: (LocatedSuppression.Words) -> Bool
  ) -> [RuledFinding] {
    inline.filter { $0.malformed == nil }.flatMap { located in
      located.selectors.filter(isJudged).compactMap { selector in
        finding(selector, answered).map { .unused($0) }
      }
    }
  }

  private func finding(
    _ selector: LocatedSuppression.Words, _ answered: Set<RuleIdentity>
  ) -> Finding? {
    let location = selector.location
    let rules = allRules.map(\.identity).filter { selector.matches($0) }
    if selector.text == "ALL" { return UnusedSuppression.finding(everything: location) }
    if rules.isEmpty { return UnusedSuppression.finding(unknownRule: selector.text, at: location) }
    guard !usedSelectors.contains(location), answered.isSuperset(of: rules) else { return nil }
    return UnusedSuppression.finding(inline: selector.text, at: location)
  }

  private func unusedPathIgnores(_ answered: Set<RuleIdentity>) -> [RuledFinding] {
    let rules = snapshotRules.map(\.identity)
    return pathIgnores.indices.filter { index in
      !usedPathIgnores.contains(index)
        && rules.allSatisfy { rule in
          answered.contains(rule) || !pathIgnores[index].rules.contains { $0.matches(rule) }
        }
    }
    .map { .unused(UnusedSuppression.finding(pathIgnore: pathIgnores[$0])) }
  }
}
