import ByteText

/// Markers that do not enclose one managed block: the file is left alone, a person must mend it.
public struct ResultsMarkerFault: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case beginWithoutEnd
    case endWithoutBegin
    /// A second begin or end.
    case repeated
    /// A marker that shares its line with something else.
    case notAlone
  }

  public let kind: Kind
  /// From 1.
  public let line: Int
  let markers: ResultsMarkers

  init(_ kind: Kind, line: Int, _ markers: ResultsMarkers) {
    self.kind = kind
    self.line = line
    self.markers = markers
  }
}

extension ResultsMarkerFault: CustomStringConvertible {
  /// One sentence with the line and what to do.
  public var description: String {
    switch kind {
    case .beginWithoutEnd:
      "line \(line) has '\(markers.begin)' but no line after it has '\(markers.end)'; "
        + "add it or delete the first"
    case .endWithoutBegin:
      "line \(line) has '\(markers.end)' but no line before it has '\(markers.begin)'; "
        + "add it or delete the last"
    case .repeated:
      "line \(line) repeats a marker of the managed block; keep one block"
    case .notAlone:
      "line \(line) has a marker of the managed block beside other text; give it a line of its own"
    }
  }
}

/// The two lines between which a part of RESULTS.md is ours.
struct ResultsMarkers: Hashable, Sendable {
  /// A word that no other part has.
  let part: String

  var begin: String { "<!-- mlgate:\(part):begin -->" }
  var end: String { "<!-- mlgate:\(part):end -->" }

  /// From the first byte of the begin marker to after the last of the end marker; nil where the
  /// file has no marker at all.
  func managedRange(in file: [UInt8]) throws(ResultsMarkerFault) -> Range<Int>? {
    let (beginBytes, endBytes) = (Array(self.begin.utf8), Array(self.end.utf8))
    var begin: (offset: Int, line: Int)?
    var end: (offset: Int, line: Int)?
    for (index, range) in Self.lines(of: file).enumerated() {
      let (line, number) = (file[range], index + 1)
      let (isBegin, isEnd) = (line.contains(beginBytes), line.contains(endBytes))
      guard isBegin || isEnd else { continue }
      let text = Self.withoutByteOrderMark(line).trimmed
      guard text.elementsEqual(beginBytes) || text.elementsEqual(endBytes) else {
        throw fault(.notAlone, number)
      }
      if isBegin {
        guard begin == nil else { throw fault(.repeated, number) }
        begin = (text.startIndex, number)
      } else {
        guard begin != nil else { throw fault(.endWithoutBegin, number) }
        guard end == nil else { throw fault(.repeated, number) }
        end = (text.endIndex, number)
      }
    }
    guard let begin else { return nil }
    guard let end else { throw fault(.beginWithoutEnd, begin.line) }
    return begin.offset..<end.offset
  }

  private func fault(_ kind: ResultsMarkerFault.Kind, _ line: Int) -> ResultsMarkerFault {
    ResultsMarkerFault(kind, line: line, self)
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
