import ByteText
import RepositorySnapshot

/// Reads files of the work tree as they are on disk; no link is ever followed.
struct WorkTreeBlobs: BlobReader {
  let workTree: ByteString

  func size(of entry: SnapshotEntry) throws(UnreadableBlob) -> Int {
    try reading(entry) { folder, name throws(FileFailure) in try folder.status(of: name).size }
  }

  func bytes(of entry: SnapshotEntry, limit: Int) throws(UnreadableBlob) -> [UInt8] {
    try reading(entry) { folder, name throws(FileFailure) in
      entry.mode == .symbolicLink
        ? try folder.target(ofLink: name, limit: limit)
        : try folder.content(of: name, limit: limit)
    }
  }

  private func reading<Result>(
    _ entry: SnapshotEntry,
    _ body: (borrowing Folder, _ name: ByteString) throws(FileFailure) -> Result
  ) throws(UnreadableBlob) -> Result {
    guard entry.mode != .submodule else {
      throw UnreadableBlob(path: entry.path, reason: "it is a submodule, which holds no bytes here")
    }
    do throws(FileFailure) {
      let folder = try Folder(path: workTree).folder(at: entry.path.components.dropLast())
      return try body(folder, entry.path.fileName)
    } catch {
      throw UnreadableBlob(path: entry.path, reason: error.reason)
    }
  }
}
