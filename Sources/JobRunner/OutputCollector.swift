#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Keeps the two ends of what a pipe delivers, in memory that does not grow with it.
struct OutputCollector {
  private let limit: Int
  private var head: [UInt8] = []
  /// The latest bytes, between one and two times `limit` of them once there are so many.
  private var latest: [UInt8] = []
  private var total = 0
  private var chunk = [UInt8](repeating: 0, count: 64 * 1024)

  init(limit: Int) {
    self.limit = max(0, limit)
  }

  enum Progress {
    case read, nothingNow, atEnd
  }

  /// Reads once from a descriptor that never blocks.
  mutating func read(from descriptor: borrowing OwnedDescriptor) -> Progress {
    let number = descriptor.number
    let count = unsafe chunk.withUnsafeMutableBytes { buffer in
      unsafe systemRead(number, buffer.baseAddress, buffer.count)
    }
    if count > 0 { append(chunk[..<count]) }
    if count < 0, errno == EAGAIN || errno == EINTR { return .nothingNow }
    return count > 0 ? .read : .atEnd
  }

  mutating func append(_ bytes: ArraySlice<UInt8>) {
    total += bytes.count
    let forHead = bytes.prefix(limit - head.count)
    head += forHead
    latest += bytes.dropFirst(forHead.count)
    if latest.count >= 2 * limit { latest.removeFirst(latest.count - limit) }
  }

  /// Whether something of the output was or may have to be left out.
  var isOverLimit: Bool { total > limit }

  var output: BoundedOutput {
    let tail = Array(latest.suffix(limit))
    return BoundedOutput(
      head: head, tail: tail, droppedBytes: total - head.count - tail.count)
  }
}

/// read(2), whose name the method above hides.
private func systemRead(_ number: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  unsafe read(number, buffer, count)
}
