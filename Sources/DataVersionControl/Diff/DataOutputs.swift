public import ByteText
public import Documents

/// What DVC's cache keeps of a project at one moment, as `dvc diff` sees it: the outputs, and the files of the
/// folders among them.
public struct DataOutputs: Sendable {
  /// An output, by its path from the project's folder.
  struct Output: Sendable {
    let isFolder: Bool
    /// Nil where nothing is recorded.
    let hash: RecordedHash?
  }

  /// What lies in a folder: the paths in it, with their hashes.
  typealias Files = [DirectoryHash.File]

  let outputs: [RepositoryPath: Output]
  /// Outputs that cannot be read, each with its reason in one clause: nothing is said of them.
  public private(set) var unreadable: [RepositoryPath: String] = [:]
  /// The files of an output that is a folder; nil where the list is not at hand.
  private let listing: @Sendable (RepositoryPath) -> Files?

  /// Nothing at all.
  public init() {
    outputs = [:]
    listing = { _ in nil }
  }

  /// What dvc.lock and the `.dvc` files say.
  ///
  /// - Parameter caches: where the lists of folders are looked for.
  public init(recordedBy project: DVCProject, caches: [DataCache]) {
    let recorded = project.keptOutputs
    outputs = recorded.mapValues { record in
      let hash = record?.hash
      let isFolder = hash?.isOfFolder == true || (record?.fileCount ?? 0) > 0
      return Output(isFolder: isFolder, hash: hash)
    }
    listing = { path in
      guard let record = recorded[path] ?? nil, let hash = record.hash else { return nil }
      if !record.files.isEmpty { return record.listedFiles }
      return caches.lazy.compactMap { $0.files(of: hash.md5, hash.style) }.first
    }
  }

  /// What lies on disk where the project's outputs are.
  ///
  /// - Parameters:
  ///   - top: the top of the repository, an absolute path.
  ///   - old: what it is compared with: each is hashed as there, else as it was when it was recorded.
  public init(
    onDiskOf project: DVCProject, below top: ByteString, _ reader: DataReader,
    comparedWith old: DataOutputs
  ) {
    var outputs: [RepositoryPath: Output] = [:]
    var listings: [RepositoryPath: Files] = [:]
    for (path, record) in project.keptOutputs {
      let ownPath = project.folder.appending(path.bytes)
      let place = top.appendingPath(ownPath.bytes)
      let style = old.outputs[path]?.hash?.style ?? record?.hash?.style ?? .md5
      guard let file = DiskFile(place), file.kind != .other else { continue }
      do throws(DiskFailure) {
        let md5: ByteString
        if file.kind == .folder {
          let files = try reader.files(in: place, style) {
            project.ignore.isIgnored(ownPath.appending($0), isFolder: false)
          }
          md5 = DirectoryHash.hash(files)
          listings[path] = files
        } else {
          md5 = try reader.hash(place, file, style)
        }
        outputs[path] = Output(isFolder: file.kind == .folder, hash: RecordedHash(md5, style))
      } catch {
        unreadable[path] = error.reason
      }
    }
    self.outputs = outputs
    let known = listings
    listing = { known[$0] }
  }

  /// The files of an output that is a folder, by their paths from the project's folder; nil where its list is
  /// not at hand.
  func files(of path: RepositoryPath) -> [RepositoryPath: RecordedHash]? {
    guard let style = outputs[path]?.hash?.style, let files = listing(path) else { return nil }
    return Dictionary(
      files.map {
        (path.appending($0.relativePath), RecordedHash($0.md5, style))
      }, uniquingKeysWith: { _, last in last })
  }
}

extension DVCProject {
  /// What the cache keeps inside the project's folder, by the paths from there, with the records.
  fileprivate var keptOutputs: [RepositoryPath: DVCRecord?] {
    let kept = recordedOutputs.outputs.filter { $0.isCached && $0.path.isInside(folder) }
    return Dictionary(
      kept.map { (RepositoryPath($0.path.seen(from: folder)), $0.record) },
      uniquingKeysWith: { first, _ in first })
  }
}
