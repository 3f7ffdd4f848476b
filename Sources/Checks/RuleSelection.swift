public import ByteText
public import Findings

/// Which rules run, how much each weighs, and where each is switched off.
public struct RuleSelection: Sendable {
  public var select: [RuleSelector] = [RuleSelector("ALL")]
  public var ignore: [RuleSelector] = []
  /// The last entry that matches a rule wins.
  public var severities: [(selector: RuleSelector, severity: Severity)] = []
  public var pathIgnores: [PathIgnore] = []

  public init() {}

  public func isSelected(_ rule: RuleIdentity) -> Bool {
    select.contains { $0.matches(rule) } && !ignore.contains { $0.matches(rule) }
  }

  /// The configured severity; nil where the rule's own counts.
  public func severity(of rule: RuleIdentity) -> Severity? {
    severities.last { $0.selector.matches(rule) }?.severity
  }
}

/// Rules that do not count for some paths, as the configuration says.
public struct PathIgnore: Sendable {
  public var glob: Glob
  public var rules: [RuleSelector]
  public var reason: ByteString
  /// Where the configuration says so, for unused-suppression.
  public var location: SourceLocation

  public init(
    glob: Glob, rules: [RuleSelector], reason: ByteString, location: SourceLocation
  ) {
    self.glob = glob
    self.rules = rules
    self.reason = reason
    self.location = location
  }
}
