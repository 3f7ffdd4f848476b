/// Text in which `«` and `»` enclose ranges: the text without the marks, and the ranges.
///
/// The form in which examples say what must be reported; the text is ours, so a mark without its
/// partner is a bug of ours.
public struct MarkedText: Sendable {
  public let bytes: [UInt8]
  /// Byte offsets in `bytes`, sorted.
  public let ranges: [Range<Int>]

  public init(_ marked: [UInt8]) {
    var bytes: [UInt8] = []
    var ranges: [Range<Int>] = []
    var starts: [Int] = []
    var rest = marked[...]
    while let byte = rest.first {
      if rest.starts(with: [0xC2, 0xAB]) {
        starts.append(bytes.count)
        rest = rest.dropFirst(2)
      } else if rest.starts(with: [0xC2, 0xBB]) {
        guard let start = starts.popLast() else { preconditionFailure("» without «") }
        ranges.append(start..<bytes.count)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
        rest = rest.dropFirst()
      }
    }
    precondition(starts.isEmpty, "« without »")
    self.bytes = bytes
    self.ranges = ranges.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
  }
}
