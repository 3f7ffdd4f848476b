import ByteText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Owner of an open file or folder that a training command wrote.
///
/// The name itself may not be a link, and what lies in a folder is opened through the folder, so
/// that nothing outside is ever read. All of the target's calls to the system are in this file.
@safe struct OpenedFile: ~Copyable {
  /// As messages name it.
  let path: ByteString
  private let descriptor: Int32
  private let status: stat

  /// Opens without waiting for the other end of a pipe.
  ///
  /// - Parameter folder: where a relative path is seen from; nil for this process's own.
  init(_ path: ByteString, in folder: ByteString? = nil) throws(MetricsFileFault) {
    let name = folder.map { ByteString($0.bytes + [.ascii("/")] + path.bytes) } ?? path
    try self.init(path: path, name: name, in: AT_FDCWD, flags: O_NONBLOCK)
  }

  private init(
    path: ByteString, name: ByteString, in folder: Int32, flags: Int32
  ) throws(MetricsFileFault) {
    if name.contains(0) { throw .missing(path) }
    let flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | flags
    let name = name.bytes + [0]
    let opened = retried {
      unsafe name.withUnsafeBufferPointer { name in
        unsafe name.withMemoryRebound(to: CChar.self) { name in
          unsafe openat(folder, name.baseAddress.unsafelyUnwrapped, flags)
        }
      }
    }
    if opened < 0 { throw Self.fault(of: path, errno) }
    var status = stat()
    guard unsafe fstat(opened, &status) == 0 else {
      let number = errno
      close(opened)
      throw Self.fault(of: path, number)
    }
    self.path = path
    descriptor = opened
    self.status = status
  }

  deinit { close(descriptor) }

  var isFolder: Bool { status.st_mode & S_IFMT == S_IFDIR }
  var isRegular: Bool { status.st_mode & S_IFMT == S_IFREG }

  var mark: FileMark {
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    return FileMark(
      device: UInt64(truncatingIfNeeded: status.st_dev),
      inode: UInt64(truncatingIfNeeded: status.st_ino), size: Int64(status.st_size),
      modified: modified.nanoseconds, changed: changed.nanoseconds)
  }

  /// A file or folder in this folder.
  func child(_ name: ByteString) throws(MetricsFileFault) -> OpenedFile {
    try OpenedFile(path: childPath(name), name: name, in: descriptor, flags: O_NONBLOCK)
  }

  /// A folder in this folder; nil where the name is a link, a file or not there.
  func folder(_ name: ByteString) throws(MetricsFileFault) -> OpenedFile? {
    do throws(MetricsFileFault) {
      return try OpenedFile(
        path: childPath(name), name: name, in: descriptor, flags: O_DIRECTORY)
    } catch {
      switch error {
      case .missing, .notARegularFile: return nil
      default: throw error
      }
    }
  }

  private func childPath(_ name: ByteString) -> ByteString {
    ByteString(path.bytes + (path.hasSuffix("/") ? [] : [.ascii("/")]) + name.bytes)
  }

  /// The bytes of a regular file of at most `limit` bytes.
  func content(limit: Int) throws(MetricsFileFault) -> [UInt8] {
    guard isRegular else { throw .notARegularFile(path) }
    guard status.st_size <= limit else { throw .tooLarge(path, limit: limit) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: min(Int(status.st_size) + 1, 1 << 16))
    while true {
      let count = retried {
        unsafe chunk.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
      }
      if count < 0 { throw Self.fault(of: path, errno) }
      if count == 0 { return bytes }
      bytes += chunk.prefix(count)
      guard bytes.count <= limit else { throw .tooLarge(path, limit: limit) }
    }
  }

  /// The names in a folder, sorted, without those that begin with a dot.
  func names(limit: Int) throws(MetricsFileFault) -> [ByteString] {
    let copy = retried {
      unsafe openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    if copy < 0 { throw Self.fault(of: path, errno) }
    guard let stream = unsafe fdopendir(copy) else {
      let number = errno
      close(copy)
      throw Self.fault(of: path, number)
    }
    defer { unsafe closedir(stream) }
    var names: [ByteString] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else { break }
      // In place: a short name's entry may end before the whole of `d_name` does.
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe ByteString(bytes.prefix { $0 != 0 })
      }
      if name.hasPrefix(".") { continue }
      guard names.count < limit else { throw .tooMany(path, what: "names", limit: limit) }
      names.append(name)
    }
    if errno != 0 { throw Self.fault(of: path, errno) }
    return names.sorted()
  }

  private static func fault(of path: ByteString, _ number: Int32) -> MetricsFileFault {
    switch number {
    case ENOENT: .missing(path)
    // ENXIO is a socket; a folder was asked for where ENOTDIR comes.
    case ELOOP, EMLINK, ENXIO, ENOTDIR: .notARegularFile(path)
    default: .unreadable(path, reason: unsafe String(cString: strerror(number)))
    }
  }
}

/// The result of a call, repeated while signals interrupt it.
private func retried<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}

extension timespec {
  fileprivate var nanoseconds: Int64 {
    Int64(tv_sec) &* 1_000_000_000 &+ Int64(tv_nsec)
  }
}

/// The system's clock: milliseconds since 1970, rounded down.
func millisecondsSince1970() -> Int {
  var now = timespec()
  guard unsafe clock_gettime(CLOCK_REALTIME, &now) == 0 else { return 0 }
  return Int(now.tv_sec) * 1000 + Int(now.tv_nsec) / 1_000_000
}
