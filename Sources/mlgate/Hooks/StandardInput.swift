#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What git hands a hook on standard input.
enum StandardInput {
  /// Far more than the refs of any push.
  private static let sizeLimit = 64 << 20

  static func bytes() throws(CommandFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { space in
        unsafe read(0, space.baseAddress, space.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else {
        throw .couldNotWork("cannot read standard input, where git lists what is pushed")
      }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= sizeLimit else {
        throw .couldNotWork("standard input holds more than \(sizeLimit) bytes of refs")
      }
    }
  }
}
