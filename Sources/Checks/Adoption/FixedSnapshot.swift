import ByteText
public import RepositorySnapshot

/// A snapshot as it would be with some files changed.
public enum FixedSnapshot {
  /// The largest file that is fixed, in bytes: what AtomicFile reads.
  static let byteLimit = 16 << 20

  public static func snapshot(_ snapshot: Snapshot, _ files: [FixedFile]) -> Snapshot {
    let new = files.filter { snapshot.entry(at: $0.path) == nil }
      .map { SnapshotEntry(path: $0.path, mode: .regular, object: nil) }
    let contents = Dictionary(
      files.map { ($0.path, $0.new) }, uniquingKeysWith: { first, _ in first })
    let known = snapshot.entries.map { entry in
      contents[entry.path] == nil
        ? entry : SnapshotEntry(path: entry.path, mode: entry.mode, object: nil)
    }
    return Snapshot(
      source: snapshot.source, entries: known + new, changedPaths: snapshot.changedPaths,
      blobs: FixedBlobs(base: snapshot.blobs, contents: contents),
      outsideAttributes: snapshot.outsideAttributes)
  }
}

private struct FixedBlobs: BlobReader {
  let base: any BlobReader
  let contents: [RepositoryPath: [UInt8]]

  func size(of entry: SnapshotEntry) throws(UnreadableBlob) -> Int {
    if let bytes = contents[entry.path] { return bytes.count }
    return try base.size(of: entry)
  }

  func bytes(of entry: SnapshotEntry, limit: Int) throws(UnreadableBlob) -> [UInt8] {
    guard let bytes = contents[entry.path] else { return try base.bytes(of: entry, limit: limit) }
    guard bytes.count <= limit else {
      throw UnreadableBlob(path: entry.path, reason: "it has more than \(limit) bytes")
    }
    return bytes
  }
}
