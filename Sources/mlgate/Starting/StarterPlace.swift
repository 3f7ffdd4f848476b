import ByteText
import Reporters

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The top of a work tree, where files are made that are not there yet.
struct StarterPlace {
  private let top: ByteString

  init(top: ByteString) {
    self.top = top
  }

  /// Why a file cannot be made: what is in its place, or in that of a folder on its way; nil where nothing is.
  func obstacle(to path: RepositoryPath) -> String? {
    if let folder = folders(above: path).first(where: { kind(of: $0).map { $0 != S_IFDIR } == true }
    ) {
      return "\(folder) is no folder, so that \(path) is not made"
    }
    return kind(of: path) == nil ? nil : "\(path) is there already: left as it is"
  }

  /// Whether the lines of the file can be read and added to: it is a regular one, or there is none.
  func takesLines(_ path: RepositoryPath) -> Bool {
    kind(of: path).map { $0 == S_IFREG } ?? true
  }

  /// The bytes of a file; nil where there is none.
  func read(_ path: RepositoryPath) throws(CommandFailure) -> [UInt8]? {
    guard kind(of: path) != nil else { return nil }
    return try writing { () throws(OutputError) in
      try AtomicFile(locking: absolute(path)).read()
    }
  }

  /// Makes the file and the folders on its way; false where somebody else made it meanwhile. No link is followed.
  func create(_ path: RepositoryPath, _ bytes: [UInt8]) throws(CommandFailure) -> Bool {
    try writing { () throws(OutputError) in
      try AtomicFile(locking: path, below: top).create(with: bytes)
    }
  }

  /// Replaces a file that still holds the old bytes.
  func replace(
    _ path: RepositoryPath, _ old: [UInt8]?, with new: [UInt8]
  ) throws(CommandFailure) {
    try writing { () throws(OutputError) in
      try AtomicFile(locking: absolute(path)).replace(with: new, ifStill: old)
    }
  }

  /// `.github` and `.github/workflows`, from the top down.
  private func folders(above path: RepositoryPath) -> [RepositoryPath] {
    var folders: [RepositoryPath] = []
    for component in path.components.dropLast() {
      folders.append((folders.last ?? "").appending(ByteString(component)))
    }
    return folders
  }

  private func absolute(_ path: RepositoryPath) -> ByteString { top.appendingPath(path.bytes) }

  /// The type bits of what is at a path, no link followed; nil where nothing is.
  private func kind(of path: RepositoryPath) -> mode_t? {
    var status = stat()
    let result = unsafe absolute(path).withCString { unsafe lstat($0, &status) }
    return result == 0 ? status.st_mode & S_IFMT : nil
  }

  private func writing<Value>(
    _ body: () throws(OutputError) -> Value
  ) throws(CommandFailure) -> Value {
    do {
      return try body()
    } catch {
      throw .couldNotWork(error.description)
    }
  }
}
