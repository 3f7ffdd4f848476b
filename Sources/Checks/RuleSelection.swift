public import ByteText
public import Findings

/// Which rules run, how much each weighs, and where each is switched off.
public struct RuleSelection: Sendable {
  public var select: [RuleSelector] = [RuleSelector("ALL")]
  /// Whether a person chose `select` for this one run: then nobody expects the other rules, and they are
  /// not named as skipped.
  public var isSelectedByHand = false
  public var ignore: [RuleSelector] = []
  /// Rules that the variable `SKIP` leaves out of this one run.
  public var skip: [RuleSelector] = []
  /// The last entry that matches a rule wins; nil switches it off.
  public var severities: [(selector: RuleSelector, severity: Severity?)] = []
  public var pathIgnores: [PathIgnore] = []

  public init() {}

  public func isSelected(_ rule: RuleIdentity) -> Bool { deselection(of: rule) == nil }

  /// Why a rule does not run; nil where it does.
  public func deselection(of rule: RuleIdentity) -> String? {
    if skip.contains(where: { $0.matches(rule) }) { return "SKIP" }
    if !select.contains(where: { $0.matches(rule) }) { return "not selected" }
    if ignore.contains(where: { $0.matches(rule) }) { return "ignored for the whole run" }
    guard let weight = severities.last(where: { $0.selector.matches(rule) }),
      weight.severity == nil
    else { return nil }
    return "its severity is off"
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
