public import ByteText

/// An output that a stage of dvc.yaml declares.
public struct DVCStageOutput: Sendable {
  public enum Kind: Hashable, Sendable {
    case output, metric, plot
  }

  public let reference: DVCReference
  public let kind: Kind
  /// What is written after the path; empty where only the path is.
  public let options: [ByteString: LocatedValue]

  /// False for `cache: false`: DVC records it and git keeps it.
  public var isCached: Bool { flag("cache") ?? true }
  /// Whether it is left in place when the stage runs again.
  public var isPersistent: Bool { flag("persist") ?? false }
  /// False for `push: false`.
  public var isPushed: Bool { flag("push") ?? true }
  /// The remote that this output alone is kept in.
  public var remote: LocatedValue? { options["remote"] }

  private func flag(_ key: ByteString) -> Bool? {
    if case .boolean(let value)? = options[key]?.value { value } else { nil }
  }
}
