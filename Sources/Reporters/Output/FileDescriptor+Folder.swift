import ByteText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the system knows of a file.
struct FileStatus {
  let isRegular: Bool
  let isSymbolicLink: Bool
  /// The permission bits.
  let permissions: UInt32
  let user: UInt32
  let group: UInt32
  /// In bytes.
  let size: Int

  fileprivate init(_ status: stat) {
    isRegular = status.st_mode & S_IFMT == S_IFREG
    isSymbolicLink = status.st_mode & S_IFMT == S_IFLNK
    permissions = UInt32(status.st_mode & 0o7777)
    user = status.st_uid
    group = status.st_gid
    size = Int(status.st_size)
  }
}

extension FileDescriptor {
  /// The status of an entry of this folder, a symbolic link's own; nil where there is none.
  borrowing func status(of name: ByteString) throws(SystemError) -> FileStatus? {
    let (folder, name) = (number, cString(name))
    var status = stat()
    do {
      _ = try checked { unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) }
    } catch  where error.number == SystemError.noEntry {
      return nil
    }
    return FileStatus(status)
  }

  /// Of this file itself.
  borrowing func status() throws(SystemError) -> FileStatus {
    let number = number
    var status = stat()
    _ = try checked { unsafe fstat(number, &status) }
    return FileStatus(status)
  }

  /// Creates a file of this folder with `bytes`, safe on the disk when this returns.
  ///
  /// - Parameter other: whose owner and permissions it takes.
  borrowing func createFile(
    _ name: ByteString, _ bytes: [UInt8], like other: FileStatus?
  ) throws(SystemError) {
    let file = try create(name)
    try file.writeAll(bytes)
    if let other { try file.adopt(other) }
    try file.synchronize()
    try file.finish()
  }

  /// Makes a folder in this one; no fault where something of that name is there.
  borrowing func makeFolder(_ name: ByteString) throws(SystemError) {
    let (folder, name) = (number, cString(name))
    do {
      _ = try checked { unsafe mkdirat(folder, name, 0o777) }
    } catch  where error.number == EEXIST {}
  }

  /// Gives this file the owner (where we may) and the permissions of another.
  borrowing func adopt(_ other: FileStatus) throws(SystemError) {
    let number = number
    let own = try status()
    if own.user != other.user || own.group != other.group {
      do {
        _ = try checked { fchown(number, other.user, other.group) }
      } catch  where error.number == EPERM {}
    }
    _ = try checked { fchmod(number, mode_t(other.permissions)) }
  }

  /// Puts one entry of this folder in the place of another, in one step.
  borrowing func rename(_ source: ByteString, to target: ByteString) throws(SystemError) {
    let (folder, source, target) = (number, cString(source), cString(target))
    _ = try checked { unsafe renameat(folder, source, folder, target) }
  }

  /// Gives an entry of this folder a second name, which nothing may have yet; false where something has.
  ///
  /// A file system without second names (FAT) gets the entry renamed, after a last look.
  borrowing func link(_ source: ByteString, to target: ByteString) throws(SystemError) -> Bool {
    let (folder, old, new) = (number, cString(source), cString(target))
    do {
      _ = try checked { unsafe linkat(folder, old, folder, new, 0) }
      return true
    } catch  where error.number == EEXIST {
      return false
    } catch  where error.number == EPERM || error.number == EOPNOTSUPP {
      guard try status(of: target) == nil else { return false }
      try rename(source, to: target)
      return true
    }
  }

  borrowing func remove(_ name: ByteString) throws(SystemError) {
    let (folder, name) = (number, cString(name))
    _ = try checked { unsafe unlinkat(folder, name, 0) }
  }

  /// Locks this folder against other writers of ours until the descriptor closes; EWOULDBLOCK where
  /// another holds it for five seconds. The kernel drops the lock of a process that dies: there is no
  /// lock file and no rule for a stale one.
  borrowing func lock() throws(SystemError) {
    let number = number
    for attempt in 1...500 {
      do {
        _ = try checked { flock(number, LOCK_EX | LOCK_NB) }
        return
      } catch  where error.number == SystemError.wouldBlock && attempt < 500 {
        usleep(10_000)
      } catch  where error.number == ENOLCK || error.number == ENOTSUP {
        // A network file system without locks: the comparison before the rename remains.
        return
      }
    }
  }
}
