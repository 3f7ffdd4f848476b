public import ByteText

/// The part of a source line that a report shows.
///
/// A minified JSON file is one line of megabytes, and a report may hold thousands of findings in
/// it: each keeps the neighbourhood of its own place and no more.
public struct SourceExcerpt: Codable, Hashable, Sendable {
  public let bytes: ByteString
  /// The column (from 1, in code points) of the first byte.
  public let firstColumn: Int
  public let isCutBefore: Bool
  public let isCutAfter: Bool

  /// The neighbourhood of `column` in `line`, which comes without its line break.
  public init(line: ArraySlice<UInt8>, around column: Int) {
    let place = Self.offset(ofColumn: column, in: line)
    let lower = Self.boundary(atOrAfter: max(line.startIndex, place - Self.reachBefore), in: line)
    let upper = Self.boundary(atOrAfter: min(line.endIndex, place + Self.reachAfter), in: line)
    bytes = ByteString(line[lower..<upper])
    firstColumn = 1 + Self.codePoints(in: line[..<lower])
    isCutBefore = lower > line.startIndex
    isCutAfter = upper < line.endIndex
  }

  /// Bytes kept before and after the place: more than the columns of a usual terminal.
  private static let reachBefore = 256
  private static let reachAfter = 512

  private static func offset(ofColumn column: Int, in line: ArraySlice<UInt8>) -> Int {
    var current = 0
    for (offset, byte) in zip(line.indices, line) where !isContinuation(byte) {
      current += 1
      if current == column { return offset }
    }
    return line.endIndex
  }

  /// Well-formed UTF-8 has at most three continuation bytes; a longer run is cut where it is.
  private static func boundary(atOrAfter offset: Int, in line: ArraySlice<UInt8>) -> Int {
    let candidates = offset..<min(line.endIndex, offset + 4)
    return candidates.first { !isContinuation(line[$0]) } ?? candidates.upperBound
  }

  private static func codePoints(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 + (isContinuation($1) ? 0 : 1) }
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}

extension SourceExcerpt {
  /// Refuses a column that no text has: reports count from it.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    bytes = try values.decode(ByteString.self, forKey: .bytes)
    firstColumn = try values.decode(Int.self, forKey: .firstColumn)
    isCutBefore = try values.decode(Bool.self, forKey: .isCutBefore)
    isCutAfter = try values.decode(Bool.self, forKey: .isCutAfter)
    guard (1...Int(Int32.max)).contains(firstColumn) else {
      throw DecodingError.dataCorruptedError(
        forKey: .firstColumn, in: values, debugDescription: "no column of a text")
    }
  }
}
