public import ByteText
public import Findings
public import RepositorySnapshot

/// A file that holds weights of a model version: in git, in LFS or tracked by DVC.
public struct ModelWeights: Sendable {
  public enum Storage: Sendable {
    /// A file of the snapshot: the content itself or an LFS pointer.
    case entry(SnapshotEntry)
    /// An output of DVC: whether its hash is recorded, and its bytes where they are stated. What
    /// dvc.yaml alone names may never have been made.
    case dvcOutput(isRecorded: Bool, size: Int?)
  }

  public let path: RepositoryPath
  public let storage: Storage
  /// The file, or the place where DVC's file names it.
  public let location: SourceLocation

  init(_ entry: SnapshotEntry) {
    path = entry.path
    storage = .entry(entry)
    location = SourceLocation(path: entry.path)
  }

  init(_ output: DVCOutput) {
    path = output.path
    storage = .dvcOutput(isRecorded: output.md5 != nil, size: output.size)
    location = output.node.location
  }

  /// Whether the weights are there, in whatever store.
  var exists: Bool {
    if case .dvcOutput(let isRecorded, _) = storage { isRecorded } else { true }
  }

  /// The bytes of the content itself, not of the pointer that stands for it; nil where nobody says:
  /// a broken pointer, a link, an output that was never made.
  public func size(in snapshot: Snapshot) throws(UnreadableBlob) -> Int? {
    switch storage {
    case .dvcOutput(_, let size): return size
    case .entry(let entry):
      guard entry.mode.isFile else { return nil }
      let size = try snapshot.blobs.size(of: entry)
      guard size < LFSPointer.byteLimit else { return size }
      switch LFSPointerReading(try snapshot.blobs.bytes(of: entry, limit: LFSPointer.byteLimit)) {
      case .pointer(let pointer): return pointer.size
      case .malformed: return nil
      case .content: return size
      }
    }
  }
}

extension FileLayout {
  /// The metadata that these weights belong to: the file beside them with their stem. Nil for a file
  /// that is not named after a version or has no model extension.
  func metadataPath(ofWeights path: RepositoryPath) -> RepositoryPath? {
    guard isVersionName(path.fileName), modelExtensions.contains(path.fileExtension),
      models.covers(path)
    else { return nil }
    let stem = path.stem.bytes
    return path.folder.appending(metadataName(stem.dropLast(shardSuffixLength(stem))))
  }

  /// The metadata that a folder `model_v1.0.0/` (TensorFlow's SavedModel) or a file in it belongs to
  /// where it is there: the one beside the folder. Nil for a path in no such folder.
  func metadataPath(ofContent path: RepositoryPath) -> RepositoryPath? {
    guard models.covers(path) else { return nil }
    var folder = path
    while !folder.bytes.isEmpty, !isVersionName(folder.fileName) { folder = folder.folder }
    guard !folder.bytes.isEmpty else { return nil }
    return folder.folder.appending(metadataName(folder.fileName.bytes))
  }

  private func metadataName(_ stem: some Collection<UInt8>) -> ByteString {
    ByteString(Array(stem) + Array(".json".utf8))
  }
}

/// The bytes of `-00001-of-00003`, as sharded checkpoints are named; 0 where there is none.
private func shardSuffixLength(_ stem: [UInt8]) -> Int {
  let suffix = stem.suffix(15)
  let fields = suffix.split(separator: .ascii("-"), omittingEmptySubsequences: false)
  let isShard =
    suffix.count == 15 && fields.count == 4 && fields[0].isEmpty && fields[2] == "of"
    && [fields[1], fields[3]].allSatisfy { $0.count == 5 && $0.isAllDigits }
  return isShard ? 15 : 0
}
