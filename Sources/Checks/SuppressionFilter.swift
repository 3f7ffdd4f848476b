import ByteText
import Documents
import Findings
import RepositorySnapshot

/// Takes out what the user switched off, and remembers which switch did anything.
struct SuppressionFilter {
  private let pathIgnores: [PathIgnore]
  private let inline: [LocatedSuppression]
  /// Positions in `inline`.
  private let inlineOfLine: [Line: [Int]]
  private let isWholeSnapshot: Bool
  private var usedPathIgnores: Set<Int> = []
  private var usedSelectors: Set<SourceLocation> = []
  private(set) var skipped: [SkippedCheck] = []

  private struct Line: Hashable {
    let path: RepositoryPath
    let number: Int
  }

  init(_ selection: RuleSelection, _ repository: RepositoryDocuments) {
    pathIgnores = selection.pathIgnores
    inline = LocatedSuppression.all(in: repository)
    inlineOfLine = Dictionary(
      grouping: inline.indices.filter { [inline] in inline[$0].suppression.line != nil },
      by: { [inline] in
        Line(path: inline[$0].source.path, number: inline[$0].suppression.line ?? 0)
      })
    isWholeSnapshot = repository.snapshot.changedPaths == nil
  }

  mutating func keeps(_ ruled: RuledFinding) -> Bool {
    !isIgnoredByPath(ruled) && !isSuppressedInline(ruled)
  }

  private mutating func isIgnoredByPath(_ ruled: RuledFinding) -> Bool {
    let rule = ruled.rule.identity
    let path = ruled.finding.location.path
    guard
      let index = pathIgnores.firstIndex(where: { ignore in
        ignore.glob.covers(path) && ignore.rules.contains { $0.matches(rule) }
      })
    else { return false }
    usedPathIgnores.insert(index)
    skip(rule, path, "ignored by the configuration", pathIgnores[index].reason)
    return true
  }

  private mutating func isSuppressedInline(_ ruled: RuledFinding) -> Bool {
    let rule = ruled.rule.identity
    let location = ruled.finding.location
    guard let number = location.range?.start.line else { return false }
    for index in inlineOfLine[Line(path: location.path, number: number)] ?? [] {
      for selector in inline[index].suppression.selectors
      where RuleSelector(selector.text).matches(rule) {
        usedSelectors.insert(inline[index].location(of: selector))
        skip(rule, location.path, "suppressed on line \(number)", inline[index].suppression.reason)
        return true
      }
    }
    return false
  }

  private mutating func skip(
    _ rule: RuleIdentity, _ path: RepositoryPath, _ what: String, _ reason: ByteString
  ) {
    let text = reason.isEmpty ? what : "\(what): \(reason)"
    skipped.append(SkippedCheck(name: rule.id, path: path, reason: text))
  }
}

extension SuppressionFilter {
  /// The switches that did nothing although a rule that they name ran, and those that can do nothing.
  /// When only a change is judged, an unused path ignore says nothing: its files may not be part of it.
  func unused(ran: [RuleIdentity]) -> [Finding] {
    let ignores = pathIgnores.enumerated()
      .filter { isWholeSnapshot && !usedPathIgnores.contains($0.offset) }
      .filter { ignore in
        ran.contains { rule in ignore.element.rules.contains { $0.matches(rule) } }
      }
      .map { UnusedSuppression.finding(pathIgnore: $0.element) }
    return ignores + inline.flatMap { unused($0, ran: ran) }
  }

  private func unused(_ located: LocatedSuppression, ran: [RuleIdentity]) -> [Finding] {
    if located.suppression.problem != nil { return [UnusedSuppression.finding(malformed: located)] }
    let known = allRules.map(\.identity)
    return located.suppression.selectors.compactMap { selector in
      let location = located.location(of: selector)
      let rules = RuleSelector(selector.text)
      if !known.contains(where: { rules.matches($0) }) {
        return UnusedSuppression.finding(unknownRule: selector.text, at: location)
      }
      guard !usedSelectors.contains(location), ran.contains(where: { rules.matches($0) }) else {
        return nil
      }
      return UnusedSuppression.finding(inline: selector.text, at: location)
    }
  }
}

/// A suppression with the file that holds it.
struct LocatedSuppression {
  let source: SourceText
  let suppression: InlineSuppression

  static func all(in repository: RepositoryDocuments) -> [LocatedSuppression] {
    let documents = repository.files.flatMap { file in
      file.suppressions.map { LocatedSuppression(source: file.source, suppression: $0) }
    }
    return documents
      + repository.textFiles.flatMap { file in
        file.suppressions.map { LocatedSuppression(source: file.source, suppression: $0) }
      }
  }

  func location(of selector: InlineSuppression.Selector) -> SourceLocation {
    source.location(of: selector.range)
  }
}
