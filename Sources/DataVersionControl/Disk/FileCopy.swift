import ByteText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Copies a file so that whoever writes to the copy never reaches the original.
enum FileCopy {
  /// Makes `target`, with the folders above it; the file system shares the bytes where it can (reflink).
  static func copy(_ source: ByteString, to target: ByteString) throws(DiskFailure) {
    makeFolders(above: target)
    let file = unsafe target.withCString {
      unsafe open($0, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    }
    guard file >= 0 else { throw DiskFailure() }
    defer { close(file) }
    if clone(source, to: file) { return }
    var failure: DiskFailure?
    try Disk.readFile(source) { piece in
      if failure == nil { failure = write(piece, to: file) }
    }
    if let failure { throw failure }
  }

  private static func clone(_ source: ByteString, to file: Int32) -> Bool {
    #if os(Linux)
      let original = unsafe source.withCString { unsafe open($0, O_RDONLY | O_CLOEXEC) }
      guard original >= 0 else { return false }
      defer { close(original) }
      // FICLONE of linux/fs.h, which the C library does not declare.
      return ioctl(file, 0x4004_9409, original) == 0
    #else
      return false
    #endif
  }

  private static func write(_ bytes: ArraySlice<UInt8>, to file: Int32) -> DiskFailure? {
    var rest = bytes
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { space in
        #if canImport(Glibc)
          unsafe Glibc.write(file, space.baseAddress, space.count)
        #elseif canImport(Musl)
          unsafe Musl.write(file, space.baseAddress, space.count)
        #else
          unsafe Darwin.write(file, space.baseAddress, space.count)
        #endif
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return DiskFailure() }
      rest = rest.dropFirst(count)
    }
    return nil
  }

  /// What is there already stays; what cannot be made shows when the file is made.
  static func makeFolders(above path: ByteString) {
    for place in path.indices.dropFirst() where path[place] == .ascii("/") {
      let folder = ByteString(path[..<place])
      _ = unsafe folder.withCString { unsafe mkdir($0, 0o777) }
    }
  }
}
