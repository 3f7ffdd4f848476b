/// What the commits of a history brought in, each judged.
public struct HistoryReport: Sendable {
  public var toolVersion: String
  public var policy: ReportPolicy
  /// The commit that the history leads to: 40 hexadecimal digits.
  public var tip: String
  /// What `--since` names, if that is a commit: 40 hexadecimal digits.
  public var base: String?
  /// The oldest first: every parent before its children.
  public var commits: [JudgedCommit] = []
  /// What could not be judged of the history as a whole.
  public var unverified: [UnverifiedQuestion] = []

  public init(
    toolVersion: String, policy: ReportPolicy = ReportPolicy(), tip: String, base: String? = nil
  ) {
    self.toolVersion = toolVersion
    self.policy = policy
    self.tip = tip
    self.base = base
  }

  /// Findings outrank what could not be verified, as in every report.
  public var verdict: Verdict {
    let verdicts = commits.map { $0.verdict(policy) }
    if verdicts.contains(.failed) { return .failed }
    return unverified.isEmpty && !verdicts.contains(.unverified) ? .passed : .unverified
  }
}

/// One commit and what is wrong with it but with none of its parents.
public struct JudgedCommit: Sendable {
  /// 40 hexadecimal digits.
  public var id: String
  /// 40 hexadecimal digits each.
  public var parents: [String]
  /// The committer's, in seconds since 1970.
  public var time: Int
  /// How many files the commit changed and left.
  public var checkedFiles: Int
  /// Sorted by path, line, column, rule.
  public var findings: [ReportedFinding]
  public var unverified: [UnverifiedQuestion]

  public init(
    id: String, parents: [String], time: Int, checkedFiles: Int, findings: [ReportedFinding],
    unverified: [UnverifiedQuestion]
  ) {
    self.id = id
    self.parents = parents
    self.time = time
    self.checkedFiles = checkedFiles
    self.findings = findings
    self.unverified = unverified
  }

  public func verdict(_ policy: ReportPolicy) -> Verdict {
    if findings.contains(where: policy.fails) { return .failed }
    return unverified.isEmpty ? .passed : .unverified
  }
}
