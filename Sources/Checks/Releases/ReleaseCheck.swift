public import Documents
public import Findings

/// A pure function from a release under judgement to findings.
public protocol ReleaseCheck: Sendable {
  static var rule: Rule { get }

  init()

  func findings(in release: JudgedRelease) -> [Finding]

  /// Questions that the repository could not answer, so that the release is not passed in ignorance.
  func unverified(in release: JudgedRelease) -> [UnverifiedQuestion]
}

extension ReleaseCheck {
  public func unverified(in release: JudgedRelease) -> [UnverifiedQuestion] { [] }
}

/// Every check of releases, sorted by rule id.
public let allReleaseChecks: [any ReleaseCheck.Type] = [
  InvalidTagName.self, LightweightTag.self, VersionNotAbove.self, WrongBump.self,
  MissingMetadata.self, MetricRegression.self, BelowThreshold.self, MissingResultsRow.self,
  NotOnProtectedBranch.self, IncompleteProvenance.self, NotReproduced.self,
]

extension JudgedRelease {
  /// What a rule that looks at the releases before says where they may not all be here.
  func doubtfulHistory() -> [UnverifiedQuestion] {
    guard model != nil, let doubt else { return [] }
    return [UnverifiedQuestion(path: path, reason: doubt)]
  }
}
