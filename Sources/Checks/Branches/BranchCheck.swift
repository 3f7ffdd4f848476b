public import Documents
public import Findings

/// A pure function from the name of a branch to findings.
public protocol BranchCheck: Sendable {
  static var rule: Rule { get }

  init()

  func findings(in branch: NamedBranch) -> [Finding]
}

/// Every check of branches, sorted by rule id.
public let allBranchChecks: [any BranchCheck.Type] = [UnconventionalBranch.self]
