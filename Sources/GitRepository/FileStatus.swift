import ByteText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What `stat` says about a file.
struct FileStatus {
  enum Kind { case regular, symbolicLink, folder, other }

  let kind: Kind
  let size: Int
  let isExecutable: Bool
  /// The user id of the owner.
  let owner: UInt32

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFLNK: .symbolicLink
      case S_IFDIR: .folder
      default: .other
      }
    size = Int(status.st_size)
    isExecutable = status.st_mode & S_IXUSR != 0
    owner = status.st_uid
  }

  /// Of a path, links at its end followed; nil where it does not exist or may not be seen.
  init?(path: ByteString) {
    var status = stat()
    guard unsafe path.withCString({ unsafe stat($0, &status) }) == 0 else { return nil }
    self.init(status)
  }
}
