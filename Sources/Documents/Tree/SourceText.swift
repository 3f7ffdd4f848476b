public import ByteText
public import Findings

/// A half-open range of byte offsets in a `SourceText`.
public typealias ByteRange = Range<Int>

/// A file's bytes with the start of each line known, so that offsets become lines and columns.
///
/// A line ends at LF, CR LF or a lone CR, as editors count; columns count Unicode code points.
public struct SourceText: Sendable {
  public let path: RepositoryPath
  public let bytes: [UInt8]
  private let lineStarts: [Int]

  public init(path: RepositoryPath, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() {
      let endsLine =
        byte == .lineFeed
        || byte == .carriageReturn && !(offset + 1 < bytes.count && bytes[offset + 1] == .lineFeed)
      if endsLine { starts.append(offset + 1) }
    }
    lineStarts = starts
  }

  public var lineCount: Int { lineStarts.count }

  /// The offsets of line `number` (from 1), without its line break.
  public func rangeOfLine(_ number: Int) -> ByteRange {
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] : bytes.count
    while end > start, bytes[end - 1] == .lineFeed || bytes[end - 1] == .carriageReturn { end -= 1 }
    return start..<end
  }

  /// Line `number` (from 1) without its line break.
  public func line(_ number: Int) -> ArraySlice<UInt8> { bytes[rangeOfLine(number)] }

  /// The first byte of line `number` (from 1), its line break where it is empty; nil at the end.
  func firstByte(ofLine number: Int) -> UInt8? {
    let start = lineStarts[number - 1]
    return start < bytes.count ? bytes[start] : nil
  }

  /// The line (from 1) that holds the byte at `offset`.
  public func lineNumber(of offset: Int) -> Int {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  public func position(of offset: Int) -> SourcePosition {
    let line = lineNumber(of: offset)
    let before = bytes[lineStarts[line - 1]..<min(offset, bytes.count)]
    // Continuation bytes of UTF-8 do not begin a code point.
    let column = before.reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    return SourcePosition(line: line, column: column)
  }

  public func range(of bytes: ByteRange) -> SourceRange {
    SourceRange(start: position(of: bytes.lowerBound), end: position(of: bytes.upperBound))
  }

  public func location(of bytes: ByteRange) -> SourceLocation {
    SourceLocation(path: path, range: range(of: bytes))
  }
}
