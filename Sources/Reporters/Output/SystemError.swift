#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A system call that failed.
struct SystemError: Error {
  let number: Int32

  /// `No space left on device`.
  var words: String { unsafe String(cString: strerror(number)) }

  static let noEntry = ENOENT
  static let wouldBlock = EWOULDBLOCK
  static let invalidArgument = EINVAL

  /// The error that the last failed call of this thread left.
  static var last: SystemError { SystemError(number: errno) }
}

/// The result of `call`, repeated while a signal interrupts it; a negative one is thrown.
func checked(_ call: () -> Int32) throws(SystemError) -> Int32 {
  while true {
    let result = call()
    if result >= 0 { return result }
    let error = SystemError.last
    if error.number != EINTR { throw error }
  }
}
