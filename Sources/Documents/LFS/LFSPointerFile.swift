public import ByteText
public import Findings
public import RepositorySnapshot

/// A regular file whose content is a pointer to another content, whatever the attributes say.
public struct LFSPointerFile: Sendable {
  public let path: RepositoryPath
  public let pointer: LFSPointer
  public let source: SourceText

  /// Nil for ordinary content and for the empty file. Reads nothing that has not a pointer's size.
  public init?(_ entry: SnapshotEntry, in blobs: any BlobReader) throws(UnreadableBlob) {
    guard entry.mode.isFile, LFSPointer.byteCounts.contains(try blobs.size(of: entry)) else {
      return nil
    }
    let bytes = try blobs.bytes(of: entry, limit: LFSPointer.byteLimit)
    guard case .pointer(let pointer) = LFSPointerReading(bytes), pointer.size > 0 else {
      return nil
    }
    path = entry.path
    self.pointer = pointer
    source = SourceText(path: entry.path, bytes: bytes)
  }

  /// What the pointer stands for.
  public var object: LFSObject { LFSObject(oid: pointer.oid, size: pointer.size) }

  /// Where the text names the content.
  public var location: SourceLocation {
    let oid = pointer.oid.bytes
    let starts = source.bytes.indices.dropLast(oid.count - 1)
    guard let start = starts.first(where: { source.bytes[$0...].starts(with: oid) }) else {
      return SourceLocation(path: path)
    }
    return source.location(of: start..<(start + oid.count))
  }
}
