import ByteText
import RepositorySnapshot

/// The bytes of every file that has a kind, each blob read once.
struct FileContents {
  struct File {
    let entry: SnapshotEntry
    let kind: FileKind
    let bytes: [UInt8]
  }

  private(set) var files: [File] = []
  private(set) var unreadable: [UnreadableBlob] = []

  init(_ snapshot: Snapshot, _ settings: CheckSettings) {
    for entry in snapshot.entries where entry.mode.isFile {
      guard let kind = settings.layout.kind(of: entry.path) else { continue }
      do {
        // One byte more than the limit lets the reader report the excess.
        let size = try snapshot.blobs.size(of: entry)
        guard size <= settings.limits.bytes else { continue }
        let bytes = try snapshot.blobs.bytes(of: entry, limit: settings.limits.bytes)
        files.append(File(entry: entry, kind: kind, bytes: bytes))
      } catch {
        unreadable.append(error)
      }
    }
  }
}
