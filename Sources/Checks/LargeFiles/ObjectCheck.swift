public import Documents
public import Findings

/// A pure function from the contents that pointers stand for to findings.
///
/// Asked where contents matter: before a push, of a release, of the files on disk, and by `mlgate lfs
/// verify`; never of a snapshot alone, whose contents may rightly be elsewhere.
public protocol ObjectCheck: Sendable {
  static var rule: Rule { get }

  init()

  func findings(in objects: JudgedObjects) -> [Finding]

  /// Contents that could not be read, so that nothing is passed in ignorance.
  func unverified(in objects: JudgedObjects) -> [UnverifiedQuestion]
}

/// Every check of contents, sorted by rule id.
public let allObjectChecks: [any ObjectCheck.Type] = [
  DataChanged.self, MissingData.self, MissingObject.self,
]
