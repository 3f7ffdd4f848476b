import ByteText
import Documents
import GitRepository
import LFSStorage
import RepositorySnapshot

/// Every pointer of a snapshot, and where its content is.
struct LFSListing {
  struct Row {
    let file: LFSPointerFile
    /// Whether the work tree has a file of the content's size at the path: what `git lfs ls-files` marks
    /// with `*`.
    let isCheckedOut: Bool
    /// Whether the repository's own store has the content, by its name and size.
    let isDownloaded: Bool
  }

  /// Sorted by path.
  let rows: [Row]

  init(of snapshot: Snapshot, in repository: GitRepository) throws(CommandFailure) {
    let store = LFSStore(
      try fromGit { () throws(GitError) in try repository.lfsObjectFolders() })
    var rows: [Row] = []
    for entry in snapshot.entries where snapshot.isJudged(entry.path) {
      do throws(UnreadableBlob) {
        guard let file = try LFSPointerFile(entry, in: snapshot.blobs) else { continue }
        rows.append(Row(file, repository.workTree, store))
      } catch {
        throw .couldNotWork("cannot read \(error.path): \(error.reason)")
      }
    }
    self.rows = rows
  }
}

extension LFSListing.Row {
  fileprivate init(_ file: LFSPointerFile, _ workTree: ByteString?, _ store: LFSStore) {
    let onDisk = workTree.flatMap { top in
      regularFileSize(at: ByteString(top.bytes + [.ascii("/")] + file.path.bytes.bytes))
    }
    self.init(
      file: file, isCheckedOut: onDisk == file.pointer.size,
      isDownloaded: store.isDownloaded(file.object))
  }
}
