import ByteText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Owner of an open folder. Names are looked up in the folder itself, so no link in the path of a
/// file that is read through it is ever followed.
@safe struct Folder: ~Copyable {
  private let descriptor: Int32

  /// Opens a folder that the caller trusts; links in `path` are followed.
  init(path: ByteString) throws(FileFailure) {
    descriptor = unsafe path.withCString { unsafe open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw FileFailure() }
  }

  private init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
  }

  /// A folder of this one; throws for a link.
  func folder(named name: ByteString) throws(FileFailure) -> Folder {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW
    let opened = unsafe name.withCString { unsafe openat(descriptor, $0, flags) }
    guard opened >= 0 else { throw FileFailure() }
    return Folder(descriptor: opened)
  }

  /// The folder that lies `components` below this one.
  func folder(at components: some Collection<ArraySlice<UInt8>>) throws(FileFailure) -> Folder {
    var folder = Folder(descriptor: fcntl(descriptor, F_DUPFD_CLOEXEC, 0))
    guard folder.descriptor >= 0 else { throw FileFailure() }
    for component in components { folder = try folder.folder(named: ByteString(component)) }
    return folder
  }

  /// Of a name in this folder; a link is not followed.
  func status(of name: ByteString) throws(FileFailure) -> FileStatus {
    var status = stat()
    let result = unsafe name.withCString {
      unsafe fstatat(descriptor, $0, &status, AT_SYMLINK_NOFOLLOW)
    }
    guard result == 0 else { throw FileFailure() }
    return FileStatus(status)
  }

  /// Of a name in this folder; nil where it is not there.
  func statusIfPresent(of name: ByteString) throws(FileFailure) -> FileStatus? {
    do { return try status(of: name) } catch {
      if error.isMissing { return nil }
      throw error
    }
  }

  /// The names in this folder, sorted, without `.` and `..`; throws above `limit` of them.
  func names(limit: Int) throws(FileFailure) -> [ByteString] {
    let copy = unsafe openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0 else { throw FileFailure() }
    guard let stream = unsafe fdopendir(copy) else {
      close(copy)
      throw FileFailure()
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
      if name == "." || name == ".." { continue }
      guard names.count < limit else { throw FileFailure("it holds more than \(limit) names") }
      names.append(name)
    }
    guard errno == 0 else { throw FileFailure() }
    return names.sorted()
  }

  /// The content of a regular file of at most `limit` bytes; nothing else is opened for reading.
  func content(of name: ByteString, limit: Int) throws(FileFailure) -> [UInt8] {
    // O_NONBLOCK: opening a pipe would wait for its writer.
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let file = unsafe name.withCString { unsafe openat(descriptor, $0, flags) }
    guard file >= 0 else { throw FileFailure() }
    defer { close(file) }
    return try Self.content(ofDescriptor: file, limit: limit)
  }

  /// The text of a symbolic link.
  func target(ofLink name: ByteString, limit: Int) throws(FileFailure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: min(limit, Int(PATH_MAX)) + 1)
    let count = unsafe name.withCString { name in
      unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe readlinkat(
          descriptor, name,
          buffer.assumingMemoryBound(to: CChar.self).baseAddress.unsafelyUnwrapped,
          buffer.count)
      }
    }
    guard count >= 0 else { throw FileFailure() }
    guard count < bytes.count else { throw FileFailure("larger than \(bytes.count - 1) bytes") }
    return Array(bytes.prefix(count))
  }

  /// The content of a file that the user named; links are followed, but only a regular file is read.
  static func content(ofFile path: ByteString, limit: Int) throws(FileFailure) -> [UInt8] {
    let file = unsafe path.withCString { unsafe open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
    guard file >= 0 else { throw FileFailure() }
    defer { close(file) }
    return try content(ofDescriptor: file, limit: limit)
  }

  /// The first bytes of a regular file, `count` of them or all that there are.
  static func beginning(ofFile path: ByteString, count: Int) throws(FileFailure) -> [UInt8] {
    let file = unsafe path.withCString { unsafe open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
    guard file >= 0 else { throw FileFailure() }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { throw FileFailure() }
    guard FileStatus(status).kind == .regular else { throw FileFailure("not a regular file") }
    var bytes = [UInt8](repeating: 0, count: count)
    let read = unsafe bytes.withUnsafeMutableBytes { unsafe pread(file, $0.baseAddress, count, 0) }
    guard read >= 0 else { throw FileFailure() }
    return Array(bytes.prefix(read))
  }

  /// Makes a folder of this one, or opens the one that is there.
  func makeFolder(named name: ByteString) throws(FileFailure) -> Folder {
    let result = unsafe name.withCString { unsafe mkdirat(descriptor, $0, 0o777) }
    guard result == 0 || errno == EEXIST else { throw FileFailure() }
    return try folder(named: name)
  }

  /// Makes a new file; throws where the name is taken.
  func makeFile(
    named name: ByteString, _ bytes: [UInt8], isExecutable: Bool
  ) throws(FileFailure) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let mode: mode_t = isExecutable ? 0o777 : 0o666
    let file = unsafe name.withCString { unsafe openat(descriptor, $0, flags, mode) }
    guard file >= 0 else { throw FileFailure() }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        let failure = FileFailure()
        close(file)
        throw failure
      }
      rest = rest.dropFirst(count)
    }
    // The last failure of a write may only show when the file is closed.
    guard close(file) == 0 else { throw FileFailure() }
  }

  /// Makes a symbolic link; throws where the name is taken.
  func makeLink(named name: ByteString, to target: ByteString) throws(FileFailure) {
    let result = unsafe name.withCString { name in
      unsafe target.withCString { unsafe symlinkat($0, descriptor, name) }
    }
    guard result == 0 else { throw FileFailure() }
  }

  private static func content(
    ofDescriptor file: Int32, limit: Int
  ) throws(FileFailure) -> [UInt8] {
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { throw FileFailure() }
    guard FileStatus(status).kind == .regular else { throw FileFailure("not a regular file") }
    guard status.st_size <= limit else { throw FileFailure("larger than \(limit) bytes") }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: min(Int(status.st_size) + 1, 1 << 20))
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { buffer in
        unsafe read(file, buffer.baseAddress, buffer.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileFailure() }
      if count == 0 { return bytes }
      bytes += chunk.prefix(count)
      guard bytes.count <= limit else { throw FileFailure("larger than \(limit) bytes") }
    }
  }
}
