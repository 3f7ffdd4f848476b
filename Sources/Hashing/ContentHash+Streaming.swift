import Crypto

extension ContentHash {
  /// An md5 of bytes that come piece by piece.
  public struct MD5 {
    private var hash = Insecure.MD5()

    public init() {}

    public mutating func update(_ bytes: ArraySlice<UInt8>) {
      unsafe bytes.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
    }

    /// 32 lower-case hexadecimal digits.
    public consuming func finish() -> String { ContentHash.hexadecimal(hash.finalize()) }
  }
}
