public import ByteText
public import Documents
public import RepositorySnapshot

/// Where the parameter and metrics files of a project are read: from git, from disk, or from DVC's cache.
public struct ValueFiles: Sendable {
  private let project: DVCProject
  private let snapshot: Snapshot
  /// The top of the work tree, an absolute path; nil where the disk is not looked at.
  private let top: ByteString?
  private let caches: [DataCache]
  private let limits = DocumentLimits()

  public init(
    _ project: DVCProject, _ snapshot: Snapshot, onDiskBelow top: ByteString?,
    caches: [DataCache]
  ) {
    (self.project, self.snapshot, self.top, self.caches) = (project, snapshot, top, caches)
  }

  /// What a file holds, by its path in the repository.
  func contents(of path: RepositoryPath) -> ParameterFileContents {
    let committed = project.parameterFiles.contents(of: path)
    guard snapshot.firstEntry(atOrInside: path) == nil else { return committed }
    if let onDisk = contentsOnDisk(of: path) { return onDisk }
    guard let hash = recordedHash(of: path) else { return committed }
    return ParameterFileContents(path, limits: limits) { () throws(UnreadableBlob) in
      guard let bytes = caches.lazy.compactMap({ $0.bytes(of: hash.md5, hash.style) }).first else {
        throw UnreadableBlob(
          path: path, reason: "the data object \(hash.md5) is not on this machine")
      }
      return bytes
    }
  }

  /// Of a file that git does not know; nil where there is none, or where the way to it leads through a link
  /// that git keeps, whose author may be a stranger.
  private func contentsOnDisk(of path: RepositoryPath) -> ParameterFileContents? {
    guard let top, !leadsThroughLink(path) else { return nil }
    let place = top.appendingPath(path.bytes)
    guard let file = DiskFile(place), file.kind == .regular else { return nil }
    return ParameterFileContents(path, limits: limits) { () throws(UnreadableBlob) in
      var bytes: [UInt8] = []
      do throws(DiskFailure) {
        guard file.size <= limits.bytes else {
          throw DiskFailure("it is larger than \(limits.bytes) bytes")
        }
        try Disk.readFile(place) { bytes += $0 }
      } catch {
        throw UnreadableBlob(path: path, reason: error.reason)
      }
      return bytes
    }
  }

  private func leadsThroughLink(_ path: RepositoryPath) -> Bool {
    var folder = path.folder
    while !folder.bytes.isEmpty {
      if snapshot.entry(at: folder) != nil { return true }
      folder = folder.folder
    }
    return false
  }

  private func recordedHash(of path: RepositoryPath) -> RecordedHash? {
    if let output = project.recordedOutputs.output(at: path) {
      return output.isCached ? output.record?.hash : nil
    }
    guard let folder = project.recordedOutputs.output(above: path), folder.isCached else {
      return nil
    }
    let name = path.seen(from: folder.path)
    return files(of: folder).first { $0.relativePath == name }
      .flatMap { file in folder.record?.hash.map { RecordedHash(file.md5, $0.style) } }
  }

  private func files(of folder: RecordedOutputs.Output) -> [DirectoryHash.File] {
    guard let record = folder.record, let hash = record.hash, hash.isOfFolder else { return [] }
    if !record.files.isEmpty { return record.listedFiles }
    return caches.lazy.compactMap { $0.files(of: hash.md5, hash.style) }.first ?? []
  }

  /// The file itself, or every file of a folder, in git, on disk or by DVC's records; sorted.
  func expanded(_ path: RepositoryPath) -> [RepositoryPath] {
    if snapshot.entry(at: path) != nil { return [path] }
    var files = Set(snapshot.entries(inside: path).map(\.path))
    for output in project.recordedOutputs.outputs(at: path) {
      files.formUnion(self.files(of: output).map { path.appending($0.relativePath) })
    }
    for output in project.recordedOutputs.outputs(inside: path) {
      let inner = self.files(of: output).map { output.path.appending($0.relativePath) }
      files.formUnion(inner.isEmpty ? [output.path] : inner)
    }
    return files.isEmpty ? [path] : files.sorted()
  }
}
