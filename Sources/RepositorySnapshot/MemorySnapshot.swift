public import ByteText

/// Blobs held in memory: for tests and for the rules' own examples.
public struct MemoryBlobs: BlobReader {
  public enum Content: Sendable {
    case bytes([UInt8])
    /// Only a size: reading it throws.
    case size(Int)
  }

  private let contents: [RepositoryPath: Content]

  public init(_ contents: [RepositoryPath: Content]) {
    self.contents = contents
  }

  public func size(of entry: SnapshotEntry) throws(UnreadableBlob) -> Int {
    switch contents[entry.path] {
    case .bytes(let bytes): bytes.count
    case .size(let size): size
    case nil: throw UnreadableBlob(path: entry.path, reason: "not held in memory")
    }
  }

  public func bytes(of entry: SnapshotEntry, limit: Int) throws(UnreadableBlob) -> [UInt8] {
    guard case .bytes(let bytes) = contents[entry.path], bytes.count <= limit else {
      throw UnreadableBlob(path: entry.path, reason: "larger than \(limit) bytes")
    }
    return bytes
  }
}

extension Snapshot {
  /// A snapshot built from a dictionary of regular files.
  public init(files: [RepositoryPath: [UInt8]], source: SnapshotSource = .index) {
    self.init(
      source: source,
      entries: files.keys.map { SnapshotEntry(path: $0, mode: .regular, object: nil) },
      blobs: MemoryBlobs(files.mapValues { .bytes($0) }))
  }
}
