import ByteText
import RepositorySnapshot
import Synchronization

/// The parameter files of a snapshot, each read once.
final class SnapshotParameterFiles: ParameterFiles {
  private let snapshot: Snapshot
  private let limits: DocumentLimits
  /// Whether DVC keeps the file: then git does not know what it holds.
  private let isDVCOutput: @Sendable (RepositoryPath) -> Bool
  private let known: Mutex<[RepositoryPath: ParameterFileContents]> = Mutex([:])

  init(
    _ snapshot: Snapshot, _ limits: DocumentLimits,
    isDVCOutput: @escaping @Sendable (RepositoryPath) -> Bool
  ) {
    self.snapshot = snapshot
    self.limits = limits
    self.isDVCOutput = isDVCOutput
  }

  func contents(of path: RepositoryPath) -> ParameterFileContents {
    if let known = known.withLock({ $0[path] }) { return known }
    let contents = read(path)
    known.withLock { $0[path] = contents }
    return contents
  }

  private func read(_ path: RepositoryPath) -> ParameterFileContents {
    guard let entry = snapshot.entry(at: path) else {
      if path.bytes.isEmpty || snapshot.firstEntry(inside: path) != nil { return .folder }
      return isDVCOutput(path) ? .unverified("DVC keeps the file, git does not") : .absent
    }
    guard entry.mode.isFile else { return .unverified("it is no regular file") }
    return ParameterFileContents(path, limits: limits) { () throws(UnreadableBlob) in
      try snapshot.blobs.bytes(of: entry, limit: limits.bytes)
    }
  }
}
