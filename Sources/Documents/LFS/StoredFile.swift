public import ByteText
public import RepositorySnapshot

/// A regular file of the snapshot as the rules about large files see it.
public struct StoredFile: Sendable {
  public let path: RepositoryPath
  /// What git's attributes say about `filter`.
  public let filter: AttributeState
  /// The blob's size in bytes; in a work tree the file's.
  public let size: Int
  /// What the content is to git-lfs.
  public let reading: LFSPointerReading
  /// The text of a pointer, whole or broken; nil for other content.
  public let source: SourceText?

  /// Whether git hands the content to git-lfs.
  public var isLFS: Bool { filter == .value("lfs") }

  /// Nil for ordinary and for broken content.
  public var pointer: LFSPointer? {
    if case .pointer(let pointer) = reading { pointer } else { nil }
  }
}

/// The sizes of all judged files and the content of those that may be pointers.
///
/// The size costs one object header; content is read below 1,024 bytes alone. A commit hook asks about
/// the few files that change, and where the change reaches further about every LFS path.
struct StoredFiles {
  private(set) var files: [StoredFile] = []
  private(set) var unreadable: [UnreadableBlob] = []

  init(_ snapshot: Snapshot, _ attributes: AttributeResolver, isWhole: Bool) {
    for entry in (isWhole ? snapshot.entries : snapshot.judgedEntries) where entry.mode.isFile {
      let isJudged = snapshot.isJudged(entry.path)
      guard isJudged || isWhole else { continue }
      let filter = attributes.filter(of: entry.path)
      guard isJudged || filter == .value("lfs") else { continue }
      do {
        files.append(try Self.file(entry, filter, snapshot.blobs))
      } catch {
        // Nothing is asked about the content of a path that is not judged.
        if isJudged { unreadable.append(error) }
      }
    }
  }

  private static func file(
    _ entry: SnapshotEntry, _ filter: AttributeState, _ blobs: any BlobReader
  ) throws(UnreadableBlob) -> StoredFile {
    let size = try blobs.size(of: entry)
    let isEmptyFile = size == 0
    guard isEmptyFile || LFSPointer.byteCounts.contains(size) || filter == .value("lfs"),
      size < LFSPointer.byteLimit
    else {
      return StoredFile(
        path: entry.path, filter: filter, size: size, reading: .content, source: nil)
    }
    let bytes = isEmptyFile ? [] : try blobs.bytes(of: entry, limit: LFSPointer.byteLimit)
    let reading = LFSPointerReading(bytes)
    return StoredFile(
      path: entry.path, filter: filter, size: size, reading: reading,
      source: reading == .content ? nil : SourceText(path: entry.path, bytes: bytes))
  }
}
