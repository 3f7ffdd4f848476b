public import ByteText

/// Reads what a snapshot's entries hold. Calls may come from any thread.
public protocol BlobReader: Sendable {
  /// The number of bytes of the entry's content, without reading it.
  func size(of entry: SnapshotEntry) throws(UnreadableBlob) -> Int

  /// The whole content; throws where it has more than `limit` bytes.
  func bytes(of entry: SnapshotEntry, limit: Int) throws(UnreadableBlob) -> [UInt8]
}

/// Content that could not be read: the question stays unverified, it is never "the file is absent".
public struct UnreadableBlob: Error, Hashable {
  public let path: RepositoryPath
  /// What git said, or what is missing, in one clause.
  public let reason: String

  public init(path: RepositoryPath, reason: String) {
    self.path = path
    self.reason = reason
  }
}
