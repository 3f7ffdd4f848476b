public import Findings

/// A fault in `.mlgate.yaml`: wrong configuration is exit 2, never a finding.
public struct ConfigurationProblem: Hashable, Sendable {
  public let location: SourceLocation
  /// What is wrong and what to do, in one sentence.
  public let message: String

  public init(_ message: String, at location: SourceLocation) {
    self.message = message
    self.location = location
  }
}

/// All faults of a configuration, sorted by place.
public struct InvalidConfiguration: Error {
  public let problems: [ConfigurationProblem]
}
