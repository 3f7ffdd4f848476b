import ByteText
import Reporters

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Whole files that a command reads and writes by their path.
enum PlainFile {
  private static let sizeLimit = 1 << 30

  /// All bytes of a file of at most 1 GiB.
  static func bytes(of path: String) throws(CommandFailure) -> [UInt8] {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    if file < 0 { throw failure("cannot read", path, errno) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { space in
        unsafe read(file, space.baseAddress, space.count)
      }
      if count < 0 && errno == EINTR { continue }
      if count < 0 { throw failure("cannot read", path, errno) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      if bytes.count > sizeLimit { throw failure("cannot read", path, EFBIG) }
    }
  }

  /// Whether there is a file at the path, and no link, folder or pipe, which could keep a reader waiting.
  static func isRegular(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// The number of bytes of a file; nil where there is none.
  static func size(of path: String) -> Int? {
    var status = stat()
    return unsafe lstat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  /// Writes a file whole or not at all; folders on its way are created.
  static func replace(_ path: String, with bytes: [UInt8]) throws(CommandFailure) {
    try createFolders(above: path)
    do {
      let file = try AtomicFile(locking: ByteString(path))
      try file.replace(with: bytes)
    } catch {
      throw .couldNotWork(error.description)
    }
  }

  private static func createFolders(above path: String) throws(CommandFailure) {
    let bytes = Array(path.utf8)
    for end in bytes.indices.dropFirst() where bytes[end] == UInt8(ascii: "/") {
      let folder = String(decoding: bytes[..<end], as: UTF8.self)
      if unsafe mkdir(folder, 0o777) != 0, errno != EEXIST, errno != EISDIR {
        throw failure("cannot create the folder of", path, errno)
      }
    }
  }

  private static func failure(_ action: String, _ path: String, _ code: Int32) -> CommandFailure {
    let words = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    return .couldNotWork("\(action) \(ByteString(path)): \(words)")
  }
}
