public import ByteText
import Synchronization

/// A file that is replaced as a whole or not at all.
///
/// While the value lives it holds a lock on the file's folder. New bytes go to a temporary file beside
/// the old one, reach the disk, and take its place in one rename, after a last look whether anybody
/// changed it meanwhile. The mode is kept, and the owner where we may; a symbolic link or anything but
/// a regular file is refused. Whatever fails, the old file stays as it was and no temporary file is left.
public struct AtomicFile: ~Copyable {
  public let path: ByteString
  private let folder: FileDescriptor
  private let name: ByteString

  /// The largest file that `read` takes.
  public static let sizeLimit = 16 * 1024 * 1024

  /// Locks the folder of `path`, which need not exist; waits up to five seconds for another writer.
  public init(locking path: ByteString) throws(OutputError) {
    self.path = path
    let target = RepositoryPath(path)
    name = target.fileName
    folder = try Self.lockedFolder(of: target) { () throws(SystemError) in
      let isBelowRoot = target.bytes.count == target.fileName.count + 1
      return try FileDescriptor.folder(isBelowRoot ? "/" : target.folder.bytes)
    }
  }

  /// Locks the folder of a file below `top`, which is trusted. Each folder on the way is opened from the one above
  /// it, made where it is missing, and never reached through a symbolic link.
  public init(locking path: RepositoryPath, below top: ByteString) throws(OutputError) {
    self.path = top.appendingPath(path.bytes)
    name = path.fileName
    folder = try Self.lockedFolder(of: RepositoryPath(self.path)) { () throws(SystemError) in
      var folder = try FileDescriptor.folder(top)
      for component in path.components.dropLast() {
        try folder.makeFolder(ByteString(component))
        folder = try folder.openFolder(ByteString(component))
      }
      return folder
    }
  }

  private static func lockedFolder(
    of target: RepositoryPath, _ open: () throws(SystemError) -> FileDescriptor
  ) throws(OutputError) -> FileDescriptor {
    do throws(SystemError) {
      // A NUL would end the name early, and an empty name is the folder itself.
      guard !target.bytes.contains(0), !target.fileName.isEmpty else {
        throw SystemError(number: SystemError.invalidArgument)
      }
      let folder = try open()
      try folder.lock()
      return folder
    } catch {
      switch error.number {
      case SystemError.wouldBlock: throw OutputError(target.bytes, .locked)
      case SystemError.noEntry: throw OutputError(target.bytes, .missingFolder)
      default: throw OutputError(target.bytes, .system(error.number, error.words))
      }
    }
  }

  /// Held while a temporary file is there.
  private static let replacement = Mutex(())

  /// Calls `body` when no file of this process is being replaced, and lets none be meanwhile: the moment to
  /// end the process.
  public static func whileNoneIsReplaced(_ body: () -> Void) {
    replacement.withLock { _ in body() }
  }

  /// Calls `body`, which makes a temporary file and takes it away again, while nothing ends the process.
  public static func whileReplacing<Failure: Error>(
    _ body: () throws(Failure) -> Void
  ) throws(Failure) {
    try replacement.withLock { _ throws(Failure) in try body() }
  }

  /// The bytes of the file; nil where there is none.
  public borrowing func read() throws(OutputError) -> [UInt8]? {
    guard try status() != nil else { return nil }
    let file = try system { () throws(SystemError) in try folder.openForReading(name) }
    // The entry may have become a pipe or a device since its status was asked for.
    guard try system({ () throws(SystemError) in try file.status() }).isRegular else {
      throw OutputError(path, .notARegularFile)
    }
    let bytes = try system { () throws(SystemError) in
      try file.readAll(limit: Self.sizeLimit)
    }
    guard let bytes else { throw OutputError(path, .tooLarge(limit: Self.sizeLimit)) }
    return bytes
  }

  /// Replaces the file, or creates it with 0644 less the process's mask.
  public borrowing func replace(with bytes: [UInt8]) throws(OutputError) {
    try replace(with: bytes) { () throws(OutputError) in }
  }

  /// The same, provided that the file still holds what `read` returned; equal bytes touch nothing.
  public borrowing func replace(
    with bytes: [UInt8], ifStill existing: [UInt8]?
  ) throws(OutputError) {
    guard bytes != existing else { return }
    try replace(with: bytes) { () throws(OutputError) in
      guard try read() == existing else { throw OutputError(path, .changed) }
    }
  }

  /// Creates the file with 0644 less the process's mask; false, and nothing is touched, where anything is in its
  /// place, a symbolic link included.
  public borrowing func create(with bytes: [UInt8]) throws(OutputError) -> Bool {
    guard try system({ () throws(SystemError) in try folder.status(of: name) }) == nil else {
      return false
    }
    let temporary = Self.temporaryName
    var isCreated = false
    try Self.replacement.withLock { _ throws(OutputError) in
      // The name of the finished file is a second one, so the temporary one goes in any case.
      defer { _ = Result { try folder.remove(temporary) } }
      try system { () throws(SystemError) in
        try folder.createFile(temporary, bytes, like: nil)
        isCreated = try folder.link(temporary, to: name)
      }
    }
    try system { () throws(SystemError) in try folder.synchronize() }
    return isCreated
  }

  /// The lock keeps other writers of ours away; a random name keeps strangers from waiting for it.
  private static var temporaryName: ByteString {
    ByteString(".mlgate-\(UInt64.random(in: .min ... .max)).tmp")
  }

  private borrowing func replace(
    with bytes: [UInt8], lastLook: () throws(OutputError) -> Void
  ) throws(OutputError) {
    let status = try status()
    let temporary = Self.temporaryName
    try Self.replacement.withLock { _ throws(OutputError) in
      do throws(OutputError) {
        try system { () throws(SystemError) in
          try folder.createFile(temporary, bytes, like: status)
        }
        try lastLook()
        try system { () throws(SystemError) in try folder.rename(temporary, to: name) }
      } catch {
        // The first failure is the one to report; one of the removal could only hide it.
        _ = Result { try folder.remove(temporary) }
        throw error
      }
    }
    try system { () throws(SystemError) in try folder.synchronize() }
  }

  /// The status of the file, refused where it is not a regular one; nil where there is none.
  private borrowing func status() throws(OutputError) -> FileStatus? {
    let status = try system { () throws(SystemError) in try folder.status(of: name) }
    guard let status else { return nil }
    if status.isSymbolicLink { throw OutputError(path, .symbolicLink) }
    if !status.isRegular { throw OutputError(path, .notARegularFile) }
    return status
  }

  /// A failed call as an error about this file.
  private borrowing func system<Value: ~Copyable>(
    _ call: () throws(SystemError) -> Value
  ) throws(OutputError) -> Value {
    do {
      return try call()
    } catch {
      throw OutputError(path, .system(error.number, error.words))
    }
  }
}
