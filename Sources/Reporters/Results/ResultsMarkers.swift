import ByteText

/// Markers that do not enclose one managed block: the file is left alone, a person must mend it.
public enum ResultsMarkerFault: Error, Hashable, Sendable {
  case beginWithoutEnd(line: Int)
  case endWithoutBegin(line: Int)
  /// A second begin or end.
  case repeated(line: Int)
  /// A marker that shares its line with something else.
  case notAlone(line: Int)
}

extension ResultsMarkerFault: CustomStringConvertible {
  /// One sentence with the line (from 1) and what to do.
  public var description: String {
    switch self {
    case .beginWithoutEnd(let line):
      "line \(line) has '\(ResultsBlock.begin)' but no line after it has '\(ResultsBlock.end)'; "
        + "add it or delete the first"
    case .endWithoutBegin(let line):
      "line \(line) has '\(ResultsBlock.end)' but no line before it has '\(ResultsBlock.begin)'; "
        + "add it or delete the last"
    case .repeated(let line):
      "line \(line) repeats a marker of the managed block; keep one block"
    case .notAlone(let line):
      "line \(line) has a marker of the managed block beside other text; give it a line of its own"
    }
  }
}

enum ResultsMarkers {
  /// From the first byte of the begin marker to after the last of the end marker; nil where the
  /// file has no marker at all.
  static func managedRange(in file: [UInt8]) throws(ResultsMarkerFault) -> Range<Int>? {
    var begin: (offset: Int, line: Int)?
    var end: (offset: Int, line: Int)?
    for (index, range) in lines(of: file).enumerated() {
      let (line, number) = (file[range], index + 1)
      let (isBegin, isEnd) = (line.contains(ResultsBlock.begin), line.contains(ResultsBlock.end))
      guard isBegin || isEnd else { continue }
      let text = withoutByteOrderMark(line).trimmed
      guard text == ResultsBlock.begin || text == ResultsBlock.end else {
        throw .notAlone(line: number)
      }
      if isBegin {
        guard begin == nil else { throw .repeated(line: number) }
        begin = (text.startIndex, number)
      } else {
        guard begin != nil else { throw .endWithoutBegin(line: number) }
        guard end == nil else { throw .repeated(line: number) }
        end = (text.endIndex, number)
      }
    }
    guard let begin else { return nil }
    guard let end else { throw .beginWithoutEnd(line: begin.line) }
    return begin.offset..<end.offset
  }

  /// A line ends at LF, CR LF or a lone CR, as Markdown counts.
  private static func lines(of file: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var offset = 0
    while offset < file.count {
      let byte = file[offset]
      if byte == .lineFeed || byte == .carriageReturn {
        lines.append(start..<offset)
        if byte == .carriageReturn, offset + 1 < file.count, file[offset + 1] == .lineFeed {
          offset += 1
        }
        start = offset + 1
      }
      offset += 1
    }
    return lines + [start..<file.count]
  }

  private static func withoutByteOrderMark(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
  }
}
