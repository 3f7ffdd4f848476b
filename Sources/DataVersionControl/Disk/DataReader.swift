import ByteText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Hashes files and folders on disk, what is known of them remembered.
public struct DataReader: Sendable {
  /// The deepest folder, counted from the one that is hashed.
  private static let depthLimit = 128
  private static let fileLimit = 2_000_000

  public let memory: HashMemory
  /// Told of bytes that were read, as they are read.
  private let progress: @Sendable (Int) -> Void

  public init(_ memory: HashMemory, progress: @escaping @Sendable (Int) -> Void = { _ in }) {
    self.memory = memory
    self.progress = progress
  }

  /// Of a regular file.
  func hash(
    _ path: ByteString, _ file: DiskFile, _ style: DataHashStyle
  ) throws(DiskFailure) -> ByteString {
    if let known = memory.hash(of: path, file, style) { return known }
    var hasher = DataHasher(style)
    try Disk.readFile(path) { piece in
      hasher.update(piece)
      progress(piece.count)
    }
    let md5 = hasher.finish()
    // Whatever changed meanwhile is not remembered.
    if DiskFile(path) == file { memory.remember(md5, of: path, file, style, now: currentTime()) }
    return md5
  }

  /// The files of a folder with their hashes. As for DVC, what a link to a file leads to is a file, and a link to
  /// a folder is nothing.
  ///
  /// - Parameter isIgnored: asked by the path in the folder.
  func files(
    in folder: ByteString, _ style: DataHashStyle, isIgnored: (ByteString) -> Bool
  ) throws(DiskFailure) -> [DirectoryHash.File] {
    var files: [DirectoryHash.File] = []
    var folders: [(name: ByteString, depth: Int)] = [("", 0)]
    while let (name, depth) = folders.popLast() {
      guard depth < Self.depthLimit else { throw DiskFailure("its folders are too deep") }
      for inner in try Disk.names(in: folder.appendingPath(name)) {
        let relativePath = RepositoryPath(name).appending(inner).bytes
        let path = folder.appendingPath(relativePath)
        if isIgnored(relativePath) { continue }
        guard let status = DiskFile(path) else {
          guard DiskFile.isLink(path) else { continue }
          throw DiskFailure("\(relativePath.quoted) is a link to nothing")
        }
        switch status.kind {
        case .folder: if !DiskFile.isLink(path) { folders.append((relativePath, depth + 1)) }
        case .regular: files.append((relativePath, try hash(path, status, style)))
        case .other: throw DiskFailure("\(relativePath.quoted) is neither a file nor a folder")
        }
        guard files.count <= Self.fileLimit else { throw DiskFailure("it holds too many files") }
      }
    }
    return files
  }
}

/// In nanoseconds since 1970.
private func currentTime() -> Int {
  var time = timespec()
  unsafe clock_gettime(CLOCK_REALTIME, &time)
  return time.tv_sec * 1_000_000_000 + time.tv_nsec
}
