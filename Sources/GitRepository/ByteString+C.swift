import ByteText
import CLibgit2
import RepositorySnapshot

extension ByteString {
  /// The bytes of a C string, without the zero that ends it.
  init(cString: UnsafePointer<CChar>) {
    var count = 0
    while unsafe cString[count] != 0 { count += 1 }
    self.init(unsafe Array(UnsafeRawBufferPointer(start: cString, count: count)))
  }

  /// Calls `body` with these bytes as a C string; what follows a zero byte does not reach it.
  func withCString<Result, Failure>(
    _ body: (UnsafePointer<CChar>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let characters = bytes.map { CChar(bitPattern: $0) } + [0]
    return try unsafe characters.withUnsafeBufferPointer { buffer throws(Failure) in
      // The array holds at least the final zero, so there is a base address.
      try unsafe body(buffer.baseAddress.unsafelyUnwrapped)
    }
  }
}

extension ObjectID {
  init(_ id: git_oid) {
    var id = id
    self.init(bytes: unsafe withUnsafeBytes(of: &id.id) { unsafe Array($0) })
  }

  /// The same name as libgit2 stores it, which knows no SHA-256: of a longer one the first 20 bytes.
  var libgit2: git_oid {
    var id = git_oid()
    unsafe withUnsafeMutableBytes(of: &id.id) { unsafe $0.copyBytes(from: bytes.prefix(20)) }
    return id
  }
}
