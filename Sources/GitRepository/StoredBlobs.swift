import RepositorySnapshot

/// Reads the blobs that an index or a commit names.
struct StoredBlobs: BlobReader {
  let repository: GitRepository

  func size(of entry: SnapshotEntry) throws(UnreadableBlob) -> Int {
    let id = try blob(of: entry)
    return try reading(entry) { storage throws(GitError) in try storage.objects.header(of: id)?.size
    }
  }

  func bytes(of entry: SnapshotEntry, limit: Int) throws(UnreadableBlob) -> [UInt8] {
    let id = try blob(of: entry)
    return try reading(entry) { storage throws(GitError) in
      try storage.objects.content(of: id, limit: limit)?.bytes
    }
  }

  private func blob(of entry: SnapshotEntry) throws(UnreadableBlob) -> ObjectID {
    guard entry.mode != .submodule, let id = entry.object else {
      throw UnreadableBlob(path: entry.path, reason: "it is a submodule, which holds no bytes here")
    }
    return id
  }

  private func reading<Result: Sendable>(
    _ entry: SnapshotEntry,
    _ body: (borrowing GitRepository.Storage) throws(GitError) -> Result?
  ) throws(UnreadableBlob) -> Result {
    let result: Result?
    do throws(GitError) { result = try repository.reading(body) } catch {
      throw UnreadableBlob(path: entry.path, reason: error.description)
    }
    // A tree names it, so the file exists: a partial clone or a damaged repository lacks its bytes.
    guard let result else {
      let id = entry.object.map(\.description) ?? ""
      throw UnreadableBlob(
        path: entry.path, reason: "blob \(id) is not in this clone; fetch it, or run 'git fsck'")
    }
    return result
  }
}
