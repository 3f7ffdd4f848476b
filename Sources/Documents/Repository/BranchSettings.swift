public import ByteText

/// What the configuration can change about the rules on names of branches.
public struct BranchSettings: Sendable {
  /// The branches that others are merged into.
  public var defaults: [ByteString] = ["main", "master"]
  /// Further names that are fine: patterns over the whole name.
  public var allowed: [Glob] = []

  public init() {}
}
