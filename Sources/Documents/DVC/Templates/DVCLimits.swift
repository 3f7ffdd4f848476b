/// What the expansion of one dvc.yaml may cost. Past a limit there is a fault, never a hang.
public struct DVCLimits: Hashable, Sendable {
  /// Stages after all templates are expanded.
  public var stages = 10_000
  /// Bytes of the values that the templates make, 64 counted for each node.
  public var expandedBytes = 64 << 20

  public init() {}
}
