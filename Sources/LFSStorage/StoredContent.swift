public import ByteText
import Hashing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a file of a store could not be read.
enum StoredFileFailure: Error {
  case missing
  /// The reason in one clause.
  case unreadable(String)

  /// Of the system call that just failed on this thread.
  init(code: Int32 = errno) {
    if code == ENOENT || code == ENOTDIR {
      self = .missing
    } else {
      let words = unsafe strerror(code).map { unsafe String(cString: $0) }
      self = .unreadable(words ?? "error \(code)")
    }
  }
}

/// Owner of an open file of a store.
struct StoredContent: ~Copyable {
  private static let chunkSize = 1 << 20

  private let descriptor: Int32
  /// In bytes.
  let size: Int

  /// Opens a regular file; links are followed, as git-lfs does.
  init(path: ByteString) throws(StoredFileFailure) {
    // O_NONBLOCK: opening a pipe would wait for its writer.
    let flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC
    let opened = unsafe path.withCString { unsafe open($0, flags) }
    guard opened >= 0 else { throw StoredFileFailure() }
    var status = stat()
    guard unsafe fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(opened)
      throw .unreadable("it is not a regular file")
    }
    descriptor = opened
    size = Int(status.st_size)
  }

  deinit {
    close(descriptor)
  }

  /// 64 hexadecimal digits.
  func sha256(onRead: (Int) -> Void) throws(StoredFileFailure) -> String {
    var hash = SHA256Stream()
    var chunk = [UInt8](repeating: 0, count: max(1, min(size, Self.chunkSize)))
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { buffer in
        unsafe read(descriptor, buffer.baseAddress, buffer.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw StoredFileFailure() }
      if count == 0 { return hash.digest }
      hash.add(chunk[..<count])
      onRead(count)
    }
  }
}

/// The size of a regular file in bytes, links followed; nil where there is none.
public func regularFileSize(at path: ByteString) -> Int? {
  var status = stat()
  guard unsafe path.withCString({ unsafe stat($0, &status) }) == 0,
    status.st_mode & S_IFMT == S_IFREG
  else { return nil }
  return Int(status.st_size)
}

/// The names in a folder, without those that begin with a dot; none where there is no such folder.
func names(in folder: ByteString) -> [ByteString] {
  guard let stream = unsafe folder.withCString({ unsafe opendir($0) }) else { return [] }
  defer { unsafe closedir(stream) }
  var names: [ByteString] = []
  while let entry = unsafe readdir(stream) {
    let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
      unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) {
        unsafe ByteString(String(cString: $0))
      }
    }
    if name.first != .ascii(".") { names.append(name) }
  }
  return names
}

extension ByteString {
  /// Calls `body` with these bytes as a C string; what follows a zero byte does not reach it.
  fileprivate func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    let characters = bytes.map { CChar(bitPattern: $0) } + [0]
    return unsafe characters.withUnsafeBufferPointer { buffer in
      // The array holds at least the final zero, so there is a base address.
      unsafe body(buffer.baseAddress.unsafelyUnwrapped)
    }
  }
}
