/// What makes a run fail.
public struct ReportPolicy: Codable, Hashable, Sendable {
  /// The least severity that fails the run.
  public var failOn: Severity
  /// Whether what was skipped or inconclusive fails too.
  public var isStrict: Bool

  public init(failOn: Severity = .error, isStrict: Bool = false) {
    self.failOn = failOn
    self.isStrict = isStrict
  }

  public func fails(_ finding: ReportedFinding) -> Bool { finding.severity >= failOn }
}
