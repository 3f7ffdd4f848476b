public import ByteText

/// A content that an example's LFS store holds.
public struct ExampleObject: Sendable {
  /// The name under which it lies there, in 64 hexadecimal digits.
  public let oid: ByteString
  /// In bytes.
  public let size: Int
  /// What its SHA-256 really is.
  public let sha256: ByteString

  /// - Parameter sha256: nil where it is what the name says.
  public init(_ oid: ByteString, size: Int, sha256: ByteString? = nil) {
    (self.oid, self.size, self.sha256) = (oid, size, sha256 ?? oid)
  }
}
