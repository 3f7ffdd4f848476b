import ByteText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An open file that is closed exactly once, and whose every call is checked.
struct FileDescriptor: ~Copyable {
  let number: Int32
  private let isOwned: Bool

  private init(owning number: Int32) {
    self.number = number
    isOwned = true
  }

  /// A descriptor that the process was started with; it stays open.
  init(borrowing number: Int32) {
    self.number = number
    isOwned = false
  }

  deinit {
    if isOwned { _ = close(number) }
  }

  /// Opens a folder; the empty path is the current one.
  static func folder(_ path: ByteString) throws(SystemError) -> FileDescriptor {
    let name = cString(path.isEmpty ? "." : path)
    return FileDescriptor(
      owning: try checked { unsafe open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC) })
  }

  /// Opens a folder of this folder, without following a symbolic link.
  borrowing func openFolder(_ name: ByteString) throws(SystemError) -> FileDescriptor {
    let (folder, name) = (number, cString(name))
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW
    return FileDescriptor(owning: try checked { unsafe openat(folder, name, flags) })
  }

  /// Opens a file of this folder for reading, without following a symbolic link or waiting for a pipe.
  borrowing func openForReading(_ name: ByteString) throws(SystemError) -> FileDescriptor {
    let (folder, name) = (number, cString(name))
    return FileDescriptor(
      owning: try checked {
        unsafe openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
      })
  }

  /// Creates a file in this folder that was not there, with 0644 less the process's mask.
  borrowing func create(_ name: ByteString) throws(SystemError) -> FileDescriptor {
    let (folder, name) = (number, cString(name))
    return FileDescriptor(
      owning: try checked {
        unsafe openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
      })
  }

  /// Opens a file of this folder for writing at its end, or makes it, with 0644 less the process's mask; no
  /// symbolic link is followed and no pipe waited for.
  borrowing func openForAppending(_ name: ByteString) throws(SystemError) -> FileDescriptor {
    let (folder, name) = (number, cString(name))
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    return FileDescriptor(owning: try checked { unsafe openat(folder, name, flags, 0o644) })
  }

  /// All bytes; nil where there are more than `limit`.
  borrowing func readAll(limit: Int) throws(SystemError) -> [UInt8]? {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { buffer in
        unsafe read(number, buffer.baseAddress, buffer.count)
      }
      if count == 0 { return bytes }
      if count > 0 {
        bytes.append(contentsOf: chunk[..<count])
        if bytes.count > limit { return nil }
      } else if errno != EINTR {
        throw .last
      }
    }
  }

  borrowing func writeAll(_ bytes: [UInt8]) throws(SystemError) {
    var offset = 0
    while offset < bytes.count {
      let count = unsafe bytes[offset...].withUnsafeBytes { buffer in
        unsafe write(number, buffer.baseAddress, buffer.count)
      }
      if count >= 0 {
        offset += count
      } else if errno == EAGAIN {
        try waitUntilWritable()
      } else if errno != EINTR {
        throw .last
      }
    }
  }

  /// Standard output may be a pipe that its other owner made non-blocking.
  private borrowing func waitUntilWritable() throws(SystemError) {
    var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
    _ = try checked { unsafe poll(&request, 1, -1) }
  }

  /// Writes through to the disk; a file system that cannot (EINVAL) has nothing to lose.
  borrowing func synchronize() throws(SystemError) {
    let number = number
    do {
      _ = try checked { fsync(number) }
    } catch  where error.number == EINVAL {}
  }

  /// Closes, and throws what the file system put off until then.
  consuming func finish() throws(SystemError) {
    let number = number
    discard self
    // After EINTR Linux has closed the file, and the write was synchronized before.
    if close(number) != 0, errno != EINTR { throw .last }
  }

  /// Asks for the errors that closing would report and stays open (coreutils' close_stdout).
  borrowing func checkClosing() throws(SystemError) {
    let number = number
    try FileDescriptor(owning: checked { dup(number) }).finish()
  }
}

/// The bytes with the NUL that ends a C string.
func cString(_ path: ByteString) -> [CChar] {
  path.map { CChar(bitPattern: $0) } + [0]
}
