public import ByteText

/// A name and what stands beside it, both as they are written.
public struct NamedText: Codable, Hashable, Sendable {
  public var name: ByteString
  public var value: ByteString

  public init(_ name: ByteString, _ value: ByteString) {
    self.name = name
    self.value = value
  }
}
