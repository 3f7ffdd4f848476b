public import ByteText

/// A model or other file that `artifacts` gives a name to.
public struct DVCArtifact: Sendable {
  public let name: ByteString
  /// The name's place.
  public let key: Node
  /// `path`, `type`, `desc`, `labels`, `meta`.
  public let fields: LocatedValue
  public let reference: DVCReference
}
