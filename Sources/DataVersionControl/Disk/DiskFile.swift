import ByteText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What `stat` says of a file, links followed: what tells whether it is still the same.
struct DiskFile: Hashable {
  enum Kind { case regular, folder, other }

  let kind: Kind
  let size: Int
  let device: UInt64
  let inode: UInt64
  /// Of the last change of the content, in nanoseconds since 1970.
  let modified: Int
  /// Of the last change of the content or of what `stat` says, in nanoseconds since 1970.
  let changed: Int
  /// The permission bits.
  let mode: UInt32

  /// Nil where nothing is there that can be seen.
  init?(_ path: ByteString) {
    var status = stat()
    guard unsafe path.withCString({ unsafe stat($0, &status) }) == 0 else { return nil }
    self.init(status)
  }

  static func isLink(_ path: ByteString) -> Bool {
    var status = stat()
    guard unsafe path.withCString({ unsafe lstat($0, &status) }) == 0 else { return false }
    return status.st_mode & S_IFMT == S_IFLNK
  }

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      default: .other
      }
    size = Int(status.st_size)
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(status.st_ino)
    #if canImport(Darwin)
      let (modification, change) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modification, change) = (status.st_mtim, status.st_ctim)
    #endif
    modified = modification.tv_sec * 1_000_000_000 + modification.tv_nsec
    changed = change.tv_sec * 1_000_000_000 + change.tv_nsec
    mode = UInt32(status.st_mode & 0o7777)
  }
}
