public import ByteText

/// The beginning and the end of what a command wrote, standard output and error in one.
public struct BoundedOutput: Hashable, Sendable {
  public let head: [UInt8]
  /// What follows `head` and the dropped bytes.
  public let tail: [UInt8]
  /// The number of bytes between `head` and `tail` that were not kept.
  public let droppedBytes: Int

  public init(head: [UInt8], tail: [UInt8] = [], droppedBytes: Int = 0) {
    self.head = head
    self.tail = tail
    self.droppedBytes = droppedBytes
  }

  /// The number of bytes written in all.
  public var totalBytes: Int { head.count + droppedBytes + tail.count }

  /// The last lines, for people to read; the first may lack its beginning where bytes were dropped.
  ///
  /// A progress bar redraws its line after a carriage return; of such a line only the last state is
  /// told, as a terminal would show it.
  public func tailLines(_ count: Int) -> [ByteString] {
    var rest = (droppedBytes == 0 ? head + tail : tail)[...]
    if rest.isEmpty { return [] }
    if rest.last == .lineFeed { rest.removeLast() }
    var lines: [ByteString] = []
    while lines.count < count {
      let end = rest.lastIndex(of: .lineFeed)
      lines.append(shown(rest[(end.map { $0 + 1 } ?? rest.startIndex)...]))
      guard let end else { break }
      rest = rest[..<end]
    }
    return lines.reversed()
  }

  private func shown(_ line: ArraySlice<UInt8>) -> ByteString {
    let line = line.last == .carriageReturn ? line.dropLast() : line
    guard let start = line.lastIndex(of: .carriageReturn) else { return ByteString(line) }
    return ByteString(line[(start + 1)...])
  }
}
