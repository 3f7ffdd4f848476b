public import ByteText

/// Bytes that a document says, and where.
public struct LocatedText: Hashable, Sendable {
  public let text: ByteString
  public let range: ByteRange

  public init(_ text: ByteString, at range: ByteRange) {
    self.text = text
    self.range = range
  }
}
