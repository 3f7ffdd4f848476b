/// What the configuration can change about the rules on requirements and conda environments.
public struct RequirementSettings: Sendable {
  /// Whether conda's `=` is never a pin: `numpy=1.26` is then an error and `numpy=1.26.0` a warning,
  /// because conda reads both as a prefix.
  public var condaStrict = false
  public var limits = RequirementLimits()

  public init() {}
}
