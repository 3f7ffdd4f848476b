import CProcess

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a program reads as its standard input: a file without a name, so that no writing to it can
/// block, and a program that does not read cannot end this process by SIGPIPE.
struct InputFile: ~Copyable {
  let descriptor: OwnedDescriptor

  /// A file for a program to write to, which never makes it wait.
  static func empty() throws(CommandFault) -> OwnedDescriptor {
    let file = OutputPipe.aboveStandardStreams(cprocess_nameless_file())
    guard file.number >= 0 else { throw failure(errno) }
    return file
  }

  init(_ bytes: [UInt8]) throws(CommandFault) {
    let opened =
      bytes.isEmpty ? unsafe open("/dev/null", O_RDONLY | O_CLOEXEC) : cprocess_nameless_file()
    guard opened >= 0 else { throw Self.failure(errno) }
    let file = OutputPipe.aboveStandardStreams(opened)
    guard file.number >= 0 else { throw Self.failure(errno) }
    try Self.write(bytes, to: file.number)
    guard bytes.isEmpty || lseek(file.number, 0, SEEK_SET) == 0 else { throw Self.failure(errno) }
    descriptor = file
  }

  private static func write(_ bytes: [UInt8], to number: Int32) throws(CommandFault) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { buffer in
        unsafe systemWrite(number, buffer.baseAddress, buffer.count)
      }
      if count > 0 { rest = rest.dropFirst(count) }
      if count < 0, errno != EINTR { throw failure(errno) }
    }
  }

  private static func failure(_ number: Int32) -> CommandFault {
    .system("keep what the program is to read", number)
  }
}

/// write(2), whose name the method above hides.
private func systemWrite(_ number: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  unsafe write(number, buffer, count)
}
