import Crypto

/// A SHA-256 of content that comes in pieces, so that none of it has to be kept.
public struct SHA256Stream {
  private var hash = SHA256()

  public init() {}

  public mutating func add(_ bytes: ArraySlice<UInt8>) {
    hash.update(data: bytes)
  }

  /// 64 lower-case hexadecimal digits of what was added so far.
  public var digest: String { ContentHash.hexadecimal(hash.finalize()) }
}
