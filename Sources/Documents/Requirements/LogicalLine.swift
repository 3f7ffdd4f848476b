import ByteText

/// A line as pip joins it from lines that end in a backslash; every byte knows its place in the source.
struct LogicalLine {
  private(set) var bytes: [UInt8] = []
  /// Where in `bytes` a piece begins, and where in the source it comes from; sorted.
  private var pieces: [(start: Int, source: Int)] = []
  /// Where everything is placed, for text whose bytes do not stand in the source one to one.
  private let fixedRange: ByteRange?

  init() { fixedRange = nil }

  init(_ bytes: some Collection<UInt8>, at source: Int) {
    fixedRange = nil
    append(bytes, at: source)
  }

  /// Text that stands somewhere in `range`, quoted or escaped.
  init(_ bytes: some Collection<UInt8>, within range: ByteRange) {
    fixedRange = range
    append(bytes, at: range.lowerBound)
  }

  mutating func append(_ slice: some Collection<UInt8>, at source: Int) {
    pieces.append((bytes.count, source))
    bytes.append(contentsOf: slice)
  }

  /// The line that holds only `range` of these bytes.
  func part(_ range: Range<Int>) -> LogicalLine {
    var line = self
    line.bytes = Array(bytes[range])
    line.pieces = pieces.map { ($0.start - range.lowerBound, $0.source) }
    return line
  }

  /// The place in the source of a range of `bytes`.
  func source(of range: Range<Int>) -> ByteRange {
    if let fixedRange { return fixedRange }
    let start = source(of: range.lowerBound)
    return start..<(range.isEmpty ? start : max(start, source(of: range.upperBound - 1) + 1))
  }

  private func source(of offset: Int) -> Int {
    var (low, high) = (0, pieces.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].start <= offset { low = middle } else { high = middle }
    }
    return pieces.isEmpty ? 0 : pieces[low].source + offset - pieces[low].start
  }
}
