public import ByteText

/// The parameters of one file that a stage depends on.
public struct DVCParameterSelection: Sendable {
  public let file: DVCReference
  /// The names with their places, `train.lr` whole, repetitions kept; none where the whole file
  /// counts.
  public let names: [(text: ByteString, node: Node)]

  public var isWholeFile: Bool { names.isEmpty }
}
