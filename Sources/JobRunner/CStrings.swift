import ByteText

extension ByteString {
  /// The bytes with the zero that ends a C string.
  var cString: [CChar] {
    bytes.map { CChar(bitPattern: $0) } + [0]
  }
}

/// Calls `body` with an array of C strings that a null pointer ends, as execve(2) takes them.
func withCStrings<Result>(
  _ strings: [ByteString],
  _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var characters: [CChar] = []
  var offsets: [Int] = []
  for string in strings {
    offsets.append(characters.count)
    characters += string.cString
  }
  return unsafe characters.withUnsafeMutableBufferPointer { characters in
    var pointers = unsafe offsets.map { offset in
      unsafe characters.baseAddress.map { unsafe $0 + offset }
    }
    unsafe pointers.append(nil)
    return unsafe pointers.withUnsafeMutableBufferPointer { pointers in
      // The array holds at least the final null pointer, so there is a base address.
      unsafe body(pointers.baseAddress.unsafelyUnwrapped)
    }
  }
}
