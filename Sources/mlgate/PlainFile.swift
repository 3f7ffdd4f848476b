#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads and writes whole files with POSIX calls.
enum PlainFile {
  /// What the system said.
  struct Failure: Error, CustomStringConvertible {
    let action: String
    let code: Int32

    /// The state of `errno`, right after a call that failed.
    init(_ action: String) {
      self.action = action
      code = errno
    }

    init(_ action: String, code: Int32) {
      self.action = action
      self.code = code
    }

    var description: String {
      guard let text = unsafe strerror(code) else { return "\(action): error \(code)" }
      return unsafe "\(action): \(String(cString: text))"
    }
  }

  private static let sizeLimit = 1 << 30

  /// All bytes of a file of at most 1 GiB.
  static func bytes(of path: String) throws(Failure) -> [UInt8] {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    if file < 0 { throw Failure("cannot be read") }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { space in
        retrying { unsafe read(file, space.baseAddress, space.count) }
      }
      if count < 0 { throw Failure("cannot be read") }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      if bytes.count > sizeLimit { throw Failure("cannot be read", code: EFBIG) }
    }
  }

  /// Writes a file whole or not at all; folders on its way are created.
  static func replace(_ path: String, with bytes: [UInt8]) throws(Failure) {
    if path.isEmpty || path.utf8.last == UInt8(ascii: "/") {
      throw Failure("cannot be written", code: EISDIR)
    }
    try createFolders(above: path)
    let temporary = "\(path).\(getpid()).tmp"
    let file = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if file < 0 { throw Failure("cannot be written") }
    do throws(Failure) {
      try fill(file, with: bytes)
      if unsafe rename(temporary, path) != 0 { throw Failure("cannot be written") }
    } catch {
      unsafe unlink(temporary)
      throw error
    }
  }

  /// Writes, syncs and closes.
  private static func fill(_ file: Int32, with bytes: [UInt8]) throws(Failure) {
    var rest = bytes[...]
    var failure: Failure?
    while !rest.isEmpty && failure == nil {
      let count = unsafe rest.withUnsafeBytes { data in
        retrying { unsafe write(file, data.baseAddress, data.count) }
      }
      if count < 0 { failure = Failure("cannot be written") } else { rest.removeFirst(count) }
    }
    if failure == nil, fsync(file) != 0 { failure = Failure("cannot be written") }
    if close(file) != 0, failure == nil { failure = Failure("cannot be written") }
    if let failure { throw failure }
  }

  private static func createFolders(above path: String) throws(Failure) {
    let bytes = Array(path.utf8)
    for end in bytes.indices.dropFirst() where bytes[end] == UInt8(ascii: "/") {
      let folder = String(decoding: bytes[..<end], as: UTF8.self)
      if unsafe mkdir(folder, 0o777) != 0, errno != EEXIST, errno != EISDIR {
        throw Failure("its folder cannot be created")
      }
    }
  }

  /// Calls again as long as a signal interrupts the call.
  private static func retrying(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }
}
