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

/// The conflicts that git left, one fault each. A row of `=` alone is also a Markdown heading, so it
/// counts only between the other two; a lone `>>>>>>>` is the rest of a conflict half resolved.
func mergeConflicts(in source: SourceText) -> [SyntaxFault] {
  var conflicts: [[ByteRange]] = []
  var isOpen = false
  for number in 1...source.lineCount {
    guard let first = source.firstByte(ofLine: number), "<>=|".utf8.contains(first) else {
      continue
    }
    guard isMarker(source.line(number), first) else { continue }
    let range = source.rangeOfLine(number)
    if first == .ascii("<") || first == .ascii(">") && !isOpen {
      conflicts.append([range])
    } else if isOpen {
      conflicts[conflicts.count - 1].append(range)
    }
    isOpen = first == .ascii("<") || isOpen && first != .ascii(">")
  }
  return conflicts.map {
    SyntaxFault(.mergeConflict(others: Array($0.dropFirst())), at: $0[0])
  }
}

/// Seven times `byte`, then nothing or a blank.
private func isMarker(_ line: ArraySlice<UInt8>, _ byte: UInt8) -> Bool {
  line.count >= 7 && line.prefix(7).allSatisfy { $0 == byte }
    && (line.count == 7 || line[line.startIndex + 7].isBlank)
}
