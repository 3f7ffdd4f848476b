public import ByteText

/// A content that lies where an example's rule looks for it.
public struct ExampleObject: Sendable {
  public enum Place: Hashable, Sendable {
    /// Under its SHA-256, of 64 hexadecimal digits.
    case lfsStore
    /// Under its md5.
    case dataCache
    /// In the work tree, at this path.
    case disk(ByteString)
  }

  public let place: Place
  /// Its name in a store; on disk the md5 of the content.
  public let oid: ByteString
  /// In bytes; zero where nobody asks.
  public let size: Int
  /// What its SHA-256 really is.
  public let sha256: ByteString

  /// In the LFS store.
  ///
  /// - Parameter sha256: nil where it is what the name says.
  public init(_ oid: ByteString, size: Int, sha256: ByteString? = nil) {
    (self.place, self.oid, self.size, self.sha256) = (.lfsStore, oid, size, sha256 ?? oid)
  }

  /// In DVC's cache, or on disk.
  public init(_ place: Place, md5: ByteString) {
    (self.place, self.oid, self.size, self.sha256) = (place, md5, 0, md5)
  }
}
