import ByteText
import Documents
import Findings

/// A suppression with the file that holds it.
struct LocatedSuppression {
  let source: SourceText
  let suppression: InlineSuppression

  func location(of selector: InlineSuppression.Selector) -> SourceLocation {
    source.location(of: selector.range)
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
    suppressions.map { LocatedSuppression(source: source, suppression: $0) }
  }
}

extension InlineSuppression.Selector {
  /// `ALL` would hide what nobody has seen yet, so a comment cannot say it.
  func matches(_ rule: RuleIdentity) -> Bool {
    text != "ALL" && RuleSelector(text).matches(rule)
  }
}

extension RuledFinding {
  /// A finding of unused-suppression.
  static func unused(_ finding: Finding) -> RuledFinding {
    RuledFinding(rule: UnusedSuppression.rule, finding: finding)
  }
}
