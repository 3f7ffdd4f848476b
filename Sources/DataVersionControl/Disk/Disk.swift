import ByteText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a file could not be read, in one clause.
struct DiskFailure: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }

  /// What the last system call said.
  init() { reason = unsafe String(cString: strerror(errno)) }
}

/// Reads files and folders by their paths, links followed; only regular files are read.
enum Disk {
  private static let pieceSize = 1 << 20

  /// Hands the bytes of a regular file over, a piece at a time.
  static func readFile(
    _ path: ByteString, _ body: (ArraySlice<UInt8>) -> Void
  ) throws(DiskFailure) {
    // O_NONBLOCK: opening a pipe would wait for its writer.
    let file = unsafe path.withCString { unsafe open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
    guard file >= 0 else { throw DiskFailure() }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { throw DiskFailure() }
    guard DiskFile(status).kind == .regular else { throw DiskFailure("it is no regular file") }
    var piece = [UInt8](repeating: 0, count: min(pieceSize, max(Int(status.st_size), 1) + 1))
    while true {
      let count = unsafe piece.withUnsafeMutableBytes {
        unsafe read(file, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw DiskFailure() }
      if count == 0 { return }
      body(piece[..<count])
    }
  }

  /// The names in a folder, sorted, without `.` and `..`.
  static func names(in folder: ByteString) throws(DiskFailure) -> [ByteString] {
    guard let stream = unsafe folder.withCString({ unsafe opendir($0) }) else {
      throw DiskFailure()
    }
    defer { unsafe closedir(stream) }
    var names: [ByteString] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else { break }
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
        unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe ByteString(cString: $0)
        }
      }
      if !(name == "." || name == "..") { names.append(name) }
    }
    guard errno == 0 else { throw DiskFailure() }
    return names.sorted()
  }
}
