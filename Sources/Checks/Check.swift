public import Documents
public import Findings

/// A pure function from a snapshot's documents to findings: no I/O, no state, no reporter.
///
/// One file a check, named after the fault. Checks run side by side.
public protocol Check: Sendable {
  static var rule: Rule { get }

  /// On what its findings hang; on any file where nothing else is said.
  static var scope: CheckScope { get }

  /// Whether the check asks the repository's history, which may be long: it then starts last.
  static var isCostly: Bool { get }

  init()

  func findings(in repository: RepositoryDocuments) -> [Finding]

  /// Questions that the repository could not answer, so that the run is not passed in ignorance.
  func unverified(in repository: RepositoryDocuments) -> [UnverifiedQuestion]

  /// Both at once, for a check that would read the same files for each.
  func judge(_ repository: RepositoryDocuments) -> CheckVerdict
}

/// What one check says of a repository.
public struct CheckVerdict: Sendable {
  public var findings: [Finding]
  public var unverified: [UnverifiedQuestion]

  public init(findings: [Finding], unverified: [UnverifiedQuestion]) {
    (self.findings, self.unverified) = (findings, unverified)
  }
}

extension Check {
  public static var scope: CheckScope { .repository }

  public static var isCostly: Bool { false }

  public func unverified(in repository: RepositoryDocuments) -> [UnverifiedQuestion] { [] }

  public func judge(_ repository: RepositoryDocuments) -> CheckVerdict {
    CheckVerdict(findings: findings(in: repository), unverified: unverified(in: repository))
  }
}
