public import ByteText
public import RepositorySnapshot

/// Writes what a snapshot holds into a folder.
public enum SnapshotExport {
  /// The largest file that is written, in bytes.
  private static let limit = 1 << 31

  /// Writes every file and link; submodules are left out. No path leads out of the folder, whatever the tree
  /// says, and no link is followed.
  ///
  /// - Parameter folder: an absolute path; an empty folder.
  public static func write(_ snapshot: Snapshot, to folder: ByteString) throws(GitError) {
    // Links come last, so that nothing is written through one.
    let links = snapshot.entries.filter { $0.mode == .symbolicLink }
    for entry in snapshot.entries.filter(\.mode.isFile) + links {
      guard entry.path.components.allSatisfy(isPlain) else {
        throw GitError(.refused, "\(entry.path.bytes.quoted) is no path to write a file to")
      }
      do throws(UnreadableBlob) {
        let bytes = try snapshot.blobs.bytes(of: entry, limit: limit)
        try write(NewFile(bytes, mode: entry.mode), to: entry.path, in: folder)
      } catch {
        throw GitError(.unreadable, "\(error.path.bytes.quoted): \(error.reason)")
      }
    }
  }

  private static func write(
    _ file: NewFile, to path: RepositoryPath, in folder: ByteString
  ) throws(UnreadableBlob) {
    do throws(GitError) { try file.write(to: path, in: folder) } catch {
      throw UnreadableBlob(path: path, reason: error.description)
    }
  }

  private static func isPlain(_ name: ArraySlice<UInt8>) -> Bool {
    !name.isEmpty && !(name == ".") && !(name == "..")
      && !(ByteString(name).lowercasedASCII == ".git")
  }
}
