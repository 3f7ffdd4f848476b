import ByteText
import Documents
import Findings
import RepositorySnapshot

/// Takes out what the user switched off, and remembers which switch did anything.
///
/// A finding that two switches cover uses both: neither is then unused.
struct SuppressionFilter {
  private let pathIgnores: [PathIgnore]
  private let inline: [LocatedSuppression]
  /// Positions in `inline`.
  private let inlineOfLine: [Line: [Int]]
  private let isWholeSnapshot: Bool
  /// Positions in `pathIgnores` of the entries that name a rule, by its id.
  private var ignoresOfRule: [String: [Int]] = [:]
  private var usedPathIgnores: Set<Int> = []
  private var usedSelectors: Set<SourceLocation> = []
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
    pathIgnores = selection.pathIgnores
    inline = repository.inlineSuppressions { path in
      repository.snapshot.isJudged(path) || paths.contains(path)
    }
    inlineOfLine = Dictionary(
      grouping: inline.indices.filter { [inline] in inline[$0].suppression.line != nil },
      by: { [inline] in
        Line(path: inline[$0].source.path, number: inline[$0].suppression.line ?? 0)
      })
    isWholeSnapshot = repository.snapshot.changedPaths == nil
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
      for selector in inline[index].suppression.selectors
      where selector.matches(ruled.rule.identity) {
        usedSelectors.insert(inline[index].location(of: selector))
        reason = reason ?? inline[index].suppression.reason
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
    inline.filter { $0.suppression.problem != nil }
      .map { .unused(UnusedSuppression.finding(malformed: $0)) }
  }

  private func unusedSelectors(
    _ answered: Set<RuleIdentity>, where isJudged: (InlineSuppression.Selector) -> Bool
  ) -> [RuledFinding] {
    inline.filter { $0.suppression.problem == nil }.flatMap { located in
      located.suppression.selectors.filter(isJudged).compactMap { selector in
        finding(selector, at: located.location(of: selector), answered).map { .unused($0) }
      }
    }
  }

  private func finding(
    _ selector: InlineSuppression.Selector, at location: SourceLocation,
    _ answered: Set<RuleIdentity>
  ) -> Finding? {
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
