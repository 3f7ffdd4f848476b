import ByteText

/// The first reason why `bytes` are not text as YAML or JSON want it: UTF-8, for JSON without a mark.
func encodingFault(_ bytes: [UInt8], _ format: LocatedDocument.Format) -> SyntaxFault? {
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
    return SyntaxFault(.notUTF8(problem: "the file is UTF-16"), at: 0..<2)
  }
  if format == .json, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
    return SyntaxFault(.notUTF8(problem: "JSON allows no byte-order mark"), at: 0..<3)
  }
  guard let offset = firstInvalidUTF8Offset(in: bytes) else { return nil }
  return SyntaxFault(
    .notUTF8(problem: "byte 0x\(hexadecimal(UInt32(bytes[offset]), width: 2)) is not UTF-8"),
    at: offset..<(offset + 1))
}

/// Lines that git leaves at a conflict. A row of `=` alone is also a Markdown heading, so it counts
/// only between the other two.
func mergeConflictMarkers(in source: SourceText) -> [SyntaxFault] {
  guard source.bytes.firstIndex(of: [UInt8](repeating: .ascii("<"), count: 7), from: 0) != nil
  else {
    return []
  }
  var markers: [SyntaxFault] = []
  var isOpen = false
  for number in 1...source.lineCount {
    let line = source.line(number)
    let isStart = isMarker(line, .ascii("<"))
    let isEnd = isMarker(line, .ascii(">"))
    if isStart || isOpen && (isEnd || isMarker(line, .ascii("=")) || isMarker(line, .ascii("|"))) {
      markers.append(SyntaxFault(.mergeConflictMarker, at: source.rangeOfLine(number)))
    }
    isOpen = isStart || isOpen && !isEnd
  }
  return markers
}

/// Seven times `byte`, then nothing or a blank.
private func isMarker(_ line: ArraySlice<UInt8>, _ byte: UInt8) -> Bool {
  line.count >= 7 && line.prefix(7).allSatisfy { $0 == byte }
    && (line.count == 7 || line[line.startIndex + 7].isBlank)
}
