import ByteText
import Reporters

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension HookFile {
  /// Puts an executable file in place of whatever has this name, in one rename.
  func replace(with bytes: [UInt8]) throws(HookFailure) {
    try AtomicFile.whileReplacing { () throws(HookFailure) in try writeAndRename(bytes) }
  }

  private func writeAndRename(_ bytes: [UInt8]) throws(HookFailure) {
    let temporary = ByteString(path.bytes + Array(".mlgate-\(getpid())".utf8))
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = unsafe open(temporary.cString, flags, 0o755)
    guard file >= 0 else { throw HookFailure("write", path) }
    let isWritten = Self.write(bytes, to: file) && fsync(file) == 0
    let code = errno
    // The last failure of a write may only show when the file is closed.
    let isClosed = close(file) == 0
    guard isWritten, isClosed, unsafe rename(temporary.cString, path.cString) == 0 else {
      let failure = HookFailure("write", path, isWritten ? errno : code)
      unsafe unlink(temporary.cString)
      throw failure
    }
  }

  private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe send($0, to: file) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private static func send(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Int {
    #if canImport(Darwin)
      unsafe Darwin.write(file, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      unsafe Musl.write(file, bytes.baseAddress, bytes.count)
    #else
      unsafe Glibc.write(file, bytes.baseAddress, bytes.count)
    #endif
  }

  /// Gives the file a second name, links as they are, so that there is no moment without a hook; where
  /// the file system has no second names, moves it.
  func keep(as other: HookFile) throws(HookFailure) {
    if unsafe linkat(AT_FDCWD, path.cString, AT_FDCWD, other.path.cString, 0) == 0 { return }
    guard [EPERM, ENOTSUP, EMLINK, EXDEV].contains(errno),
      unsafe rename(path.cString, other.path.cString) == 0
    else { throw HookFailure("keep", path) }
  }

  /// Gives the file another name, in place of what has it.
  func move(to other: HookFile) throws(HookFailure) {
    guard unsafe rename(path.cString, other.path.cString) == 0 else {
      throw HookFailure("move", path)
    }
  }

  func remove() throws(HookFailure) {
    guard unsafe unlink(path.cString) == 0 else { throw HookFailure("remove", path) }
  }

  /// Makes the folder at this path; its parent must exist.
  func makeFolder() throws(HookFailure) {
    guard unsafe mkdir(path.cString, 0o777) == 0 || errno == EEXIST else {
      throw HookFailure("make", path)
    }
  }

  /// Whether this is a folder, and whether this user may write to it.
  var folder: (isThere: Bool, isWritable: Bool) {
    var status = stat()
    guard unsafe stat(path.cString, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      return (false, false)
    }
    return (true, unsafe access(path.cString, W_OK | X_OK) == 0)
  }
}

/// Why a file of the hooks folder could not be read or written.
struct HookFailure: Error, CustomStringConvertible {
  let description: String

  /// The failure of the system call that just failed on this thread.
  init(_ action: String, _ path: ByteString, _ code: Int32 = errno) {
    let words = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    description = "cannot \(action) \(path.quotedInFull): \(words)"
  }

  init(_ description: String) { self.description = description }
}
