import ByteText
import RepositorySnapshot

/// The files of a snapshot that are read for DVC alone.
final class ProjectTexts {
  /// No configuration needs more, and every pattern is held against every path.
  private static let byteLimit = 64 << 10

  private let snapshot: Snapshot
  private(set) var unreadable: [UnreadableBlob] = []

  init(_ snapshot: Snapshot) {
    self.snapshot = snapshot
  }

  /// The bytes of those of the files that are there and can be read.
  func bytes(_ paths: [RepositoryPath]) -> [(path: RepositoryPath, bytes: [UInt8])] {
    paths.compactMap { path in
      guard let entry = snapshot.entry(at: path), entry.mode.isFile else { return nil }
      do throws(UnreadableBlob) {
        return (path, try snapshot.blobs.bytes(of: entry, limit: Self.byteLimit))
      } catch {
        unreadable.append(error)
        return nil
      }
    }
  }
}
