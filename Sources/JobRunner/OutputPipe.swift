import CProcess

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A pipe: the end that we read, without ever waiting in it, and the end for a program's output.
struct OutputPipe: ~Copyable {
  let reading: OwnedDescriptor
  let writing: OwnedDescriptor

  init() throws(CommandFault) {
    var ends: [Int32] = [-1, -1]
    guard unsafe cprocess_pipe(&ends) == 0 else {
      throw .system("make a pipe for the program's output", errno)
    }
    let reading = Self.aboveStandardStreams(ends[0])
    let writing = Self.aboveStandardStreams(ends[1])
    guard reading.number >= 0, writing.number >= 0,
      fcntl(reading.number, F_SETFL, O_NONBLOCK) == 0
    else { throw .system("make a pipe for the program's output", errno) }
    self.reading = reading
    self.writing = writing
  }

  /// Where this process was started with a standard stream closed, a pipe could take its number, which
  /// the program's own streams then overwrite.
  static func aboveStandardStreams(_ number: Int32) -> OwnedDescriptor {
    guard number < 3 else { return OwnedDescriptor(number) }
    let copy = fcntl(number, F_DUPFD_CLOEXEC, 3)
    close(number)
    return OwnedDescriptor(copy)
  }
}
