public import ByteText

/// What the configuration can change about the rules on commit messages.
public struct MessageSettings: Sendable {
  /// What may stand before the colon of a subject.
  public var types: [ByteString] = [
    "init", "config", "data", "experiment", "model", "deps", "ci", "docs", "fix", "results",
  ]

  public init() {}
}
