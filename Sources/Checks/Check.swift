public import Documents
public import Findings

/// A pure function from a snapshot's documents to findings: no I/O, no state, no reporter.
///
/// One file a check, named after the fault. Checks run side by side.
public protocol Check: Sendable {
  static var rule: Rule { get }

  /// Whether the check asks the repository's history, which may be long: it then starts last.
  static var isCostly: Bool { get }

  init()

  func findings(in repository: RepositoryDocuments) -> [Finding]

  /// Questions that the repository could not answer, so that the run is not passed in ignorance.
  func unverified(in repository: RepositoryDocuments) -> [UnverifiedQuestion]
}

extension Check {
  public static var isCostly: Bool { false }

  public func unverified(in repository: RepositoryDocuments) -> [UnverifiedQuestion] { [] }
}
