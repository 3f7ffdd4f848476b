public import ByteText
public import Documents
public import RepositorySnapshot
import Synchronization

/// What a commit says of its data, without the data: what git holds by its blobs, what DVC holds by its
/// records, as if everything had been pulled.
public final class CommittedData: DataState {
  /// The largest blob that is hashed, in bytes.
  static let blobLimit = 1 << 28

  private let snapshot: Snapshot
  private let outputs: RecordedOutputs
  /// The files of a recorded folder, by its hash; nil where its list is not at hand.
  private let listing: @Sendable (ByteString) -> [DirectoryHash.File]?
  private let isIgnored: @Sendable (RepositoryPath) -> Bool
  private let known: Mutex<[Question: DataContent]> = Mutex([:])

  private struct Question: Hashable {
    let path: RepositoryPath
    let style: DataHashStyle
  }

  public init(
    _ snapshot: Snapshot, _ outputs: RecordedOutputs,
    isIgnored: @escaping @Sendable (RepositoryPath) -> Bool = { _ in false },
    listing: @escaping @Sendable (ByteString) -> [DirectoryHash.File]? = { _ in nil }
  ) {
    self.snapshot = snapshot
    self.outputs = outputs
    self.isIgnored = isIgnored
    self.listing = listing
  }

  public func isCached(_ record: DVCRecord) -> Bool? { nil }

  public func content(of path: RepositoryPath, _ style: DataHashStyle) -> DataContent {
    let question = Question(path: path, style: style)
    if let content = known.withLock({ $0[question] }) { return content }
    let content = read(path, style)
    known.withLock { $0[question] = content }
    return content
  }

  private func read(_ path: RepositoryPath, _ style: DataHashStyle) -> DataContent {
    if isIgnored(path) { return .absent }
    if let entry = snapshot.entry(at: path) { return hash(entry, style) }
    if let output = outputs.output(at: path), let record = output.record {
      return content(of: record, style)
    }
    if let output = outputs.output(above: path), let record = output.record {
      return content(of: path.seen(from: output.path), in: record, style)
    }
    return folder(path, style)
  }

  private func hash(_ entry: SnapshotEntry, _ style: DataHashStyle) -> DataContent {
    switch entry.mode {
    case .symbolicLink: return .unknown("\(entry.path.bytes.quoted) is a symbolic link")
    case .submodule: return .unknown("\(entry.path.bytes.quoted) is a submodule")
    case .regular, .executable: break
    }
    do throws(UnreadableBlob) {
      let bytes = try snapshot.blobs.bytes(of: entry, limit: Self.blobLimit)
      return .hash(DataHasher.hash(bytes, style))
    } catch {
      return .unknown("\(entry.path.bytes.quoted): \(error.reason)")
    }
  }

  private func content(of record: DVCRecord, _ style: DataHashStyle) -> DataContent {
    if !record.files.isEmpty {
      return style == record.style
        ? .hash(DirectoryHash.hash(record.listedFiles)) : otherwise(record)
    }
    guard let md5 = record.md5?.text, !md5.isEmpty else { return .absent }
    return style == record.style ? .hash(md5) : .otherStyle(md5)
  }

  private func otherwise(_ record: DVCRecord) -> DataContent {
    .otherStyle(DirectoryHash.hash(record.listedFiles))
  }

  /// A file of a recorded folder.
  private func content(
    of relativePath: ByteString, in record: DVCRecord, _ style: DataHashStyle
  ) -> DataContent {
    guard let md5 = record.md5?.text, md5.hasSuffix(".dir") || !record.files.isEmpty else {
      return .absent
    }
    guard let files = record.files.isEmpty ? listing(md5) : record.listedFiles else {
      return .unknown("the list of files of \(md5.quoted) is not in this clone's cache")
    }
    if let file = files.first(where: { $0.relativePath == relativePath }) {
      return style == record.style ? .hash(file.md5) : .otherStyle(file.md5)
    }
    let prefix = ByteString(relativePath.bytes + [.ascii("/")])
    let inside = files.filter { $0.relativePath.starts(with: prefix.bytes) }.map {
      (relativePath: ByteString($0.relativePath.dropFirst(prefix.count)), md5: $0.md5)
    }
    if inside.isEmpty { return .absent }
    let hash = DirectoryHash.hash(inside)
    return style == record.style ? .hash(hash) : .otherStyle(hash)
  }

  /// A folder that git, or git and DVC together, hold.
  private func folder(_ path: RepositoryPath, _ style: DataHashStyle) -> DataContent {
    var files: [DirectoryHash.File] = []
    for entry in snapshot.entries(inside: path) where !isIgnored(entry.path) {
      guard case .hash(let md5) = content(of: entry.path, style) else {
        return .unknown("\(entry.path.bytes.quoted) cannot be hashed")
      }
      files.append((entry.path.seen(from: path), md5))
    }
    for output in outputs.outputs(inside: path) where snapshot.entry(at: output.path) == nil {
      guard let record = output.record else { continue }
      guard case .hash(let md5) = content(of: record, style) else {
        return .unknown("\(output.path.bytes.quoted) is recorded with another hash")
      }
      let name = output.path.seen(from: path)
      if !md5.hasSuffix(".dir") {
        files.append((name, md5))
      } else if let inner = record.files.isEmpty ? listing(md5) : record.listedFiles {
        files += inner.map {
          (ByteString(name.bytes + [.ascii("/")] + $0.relativePath.bytes), $0.md5)
        }
      } else {
        return .unknown("the list of files of \(md5.quoted) is not in this clone's cache")
      }
    }
    return files.isEmpty ? .absent : .hash(DirectoryHash.hash(files))
  }
}

extension DVCRecord {
  /// How its md5 was made.
  public var style: DataHashStyle { isLegacyHash ? .md5DOS2Unix : .md5 }

  /// The files of a folder that DVC wrote down one by one.
  var listedFiles: [DirectoryHash.File] {
    files.compactMap { file in
      guard let path = file.relativePath, let md5 = file.md5?.text else { return nil }
      return (path, md5)
    }
  }
}
