public import Documents
public import Findings

/// A pure function from a commit's message, and the change that it speaks of, to findings.
///
/// Messages that git makes itself (merges, reverts, fixups) are judged by none.
public protocol MessageCheck: Sendable {
  static var rule: Rule { get }

  init()

  func findings(in change: DescribedChange) -> [Finding]
}

/// Every check of messages, sorted by rule id.
public let allMessageChecks: [any MessageCheck.Type] = [
  UnknownCommitType.self, MissingResults.self, MessageMismatch.self,
]
