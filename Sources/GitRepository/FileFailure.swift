#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a file or folder on disk could not be read, in one clause.
struct FileFailure: Error {
  let reason: String
  /// Whether it is simply not there.
  let isMissing: Bool
  /// Whether this user may not read it.
  let isDenied: Bool

  init(_ reason: String) {
    self.reason = reason
    (isMissing, isDenied) = (false, false)
  }

  /// The reason of the system call that just failed on this thread.
  init(code: Int32 = errno) {
    isMissing = code == ENOENT || code == ENOTDIR
    isDenied = code == EACCES || code == EPERM
    // strerror's text is not ours to free; it stays valid until the next call on this thread.
    reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
  }
}
