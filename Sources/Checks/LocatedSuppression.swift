import ByteText
import Documents
import Findings

/// A suppression with the places of its words.
struct LocatedSuppression: Codable, Sendable {
  /// Some words of it, and the line on which they stand.
  struct Words: Codable, Sendable {
    let text: ByteString
    let location: SourceLocation
    let excerpt: SourceExcerpt?
  }

  let path: RepositoryPath
  /// The line (from 1) for which it holds; nil where none follows.
  let line: Int?
  let selectors: [Words]
  let reason: ByteString
  /// The whole of it, where it is malformed.
  let malformed: Words?

  fileprivate init(_ suppression: InlineSuppression, in source: SourceText) {
    path = source.path
    line = suppression.line
    reason = suppression.reason
    selectors = suppression.selectors.map { Words($0.text, at: $0.range, in: source) }
    malformed =
      suppression.problem == nil
      ? nil
      : Words(ByteString(source.bytes[suppression.range]), at: suppression.range, in: source)
  }
}

extension LocatedSuppression.Words {
  fileprivate init(_ text: ByteString, at range: ByteRange, in source: SourceText) {
    self.text = text
    location = source.location(of: range)
    excerpt = source.excerpt(at: location.range)
  }

  /// `ALL` would hide what nobody has seen yet, so a comment cannot say it.
  func matches(_ rule: RuleIdentity) -> Bool {
    text != "ALL" && RuleSelector(text).matches(rule)
  }
}

extension RepositoryDocuments {
  /// The suppressions of the files that are asked for, those of one file in source order.
  func inlineSuppressions(
    in isWanted: (RepositoryPath) -> Bool
  ) -> [LocatedSuppression] {
    files.filter { isWanted($0.path) }.flatMap { located($0.suppressions, in: $0.source) }
      + textFiles.filter { isWanted($0.path) }.flatMap { located($0.suppressions, in: $0.source) }
      + includedRequirements.filter { isWanted($0.path) }
      .flatMap { located($0.suppressions, in: $0.source) }
  }

  /// Requirement files that only an include makes one: they are no text files by their name.
  private var includedRequirements: [RequirementsFile] {
    let known = Set(textFiles.map(\.path))
    return requirements.filter { !known.contains($0.path) }
  }

  private func located(
    _ suppressions: [InlineSuppression], in source: SourceText
  ) -> [LocatedSuppression] {
    suppressions.map { LocatedSuppression($0, in: source) }
  }
}

extension RuledFinding {
  /// A finding of unused-suppression.
  static func unused(_ finding: Finding) -> RuledFinding {
    RuledFinding(rule: UnusedSuppression.rule, finding: finding)
  }
}
