#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One output stream of a program, read as it comes.
struct OutputReader: ~Copyable {
  private let descriptor: OwnedDescriptor
  private(set) var collector: OutputCollector
  private(set) var isAtEnd = false

  init(_ descriptor: consuming OwnedDescriptor, limit: Int) {
    self.descriptor = descriptor
    collector = OutputCollector(limit: limit)
  }

  /// What to wait for; nothing once the stream is at its end.
  var request: pollfd {
    pollfd(fd: isAtEnd ? -1 : descriptor.number, events: Int16(POLLIN), revents: 0)
  }

  /// Reads what there is, 1 MiB at most.
  mutating func readWhatIsThere() {
    for _ in 0..<16 where !isAtEnd {
      switch collector.read(from: descriptor) {
      case .read: continue
      case .nothingNow: return
      case .atEnd: isAtEnd = true
      }
    }
  }
}
