extension ByteString {
  /// The bytes of a C string, without the zero that ends it.
  package init(cString: UnsafePointer<CChar>) {
    var count = 0
    while unsafe cString[count] != 0 { count += 1 }
    self.init(unsafe Array(UnsafeRawBufferPointer(start: cString, count: count)))
  }

  /// Calls `body` with these bytes as a C string; what follows a zero byte does not reach it.
  package func withCString<Result, Failure>(
    _ body: (UnsafePointer<CChar>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let characters = bytes.map { CChar(bitPattern: $0) } + [0]
    return try unsafe characters.withUnsafeBufferPointer { buffer throws(Failure) in
      // The array holds at least the final zero, so there is a base address.
      try unsafe body(buffer.baseAddress.unsafelyUnwrapped)
    }
  }
}
