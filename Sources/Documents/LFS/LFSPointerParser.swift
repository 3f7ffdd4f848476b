import ByteText

/// Reads a pointer as leniently as `decodeKV` of git-lfs 3.3.
struct LFSPointerParser {
  private struct Line {
    let key: ByteString
    let keyRange: ByteRange
    let value: ByteString
    let valueRange: ByteRange
  }

  private let text: [UInt8]

  init(_ text: [UInt8]) {
    self.text = text
  }

  func pointer() throws(LFSPointerFault) -> LFSPointer {
    let trimmed = trimmedOfUnicodeSpace(text[...])
    guard namesGitLFS(trimmed) else { throw fault(.noHeader, trimmed.indices) }
    var expected: [ByteString] = ["version", "oid", "size"]
    var values: [ByteString: Line] = [:]
    var extensions: [Line] = []
    var lastLine = trimmed.startIndex..<trimmed.startIndex
    for range in lineRanges(trimmed) {
      let line = try line(range)
      lastLine = range
      guard let key = expected.first else {
        throw fault(.extraLine(ByteString(text[range])), range)
      }
      if line.key == key {
        values[key] = line
        expected.removeFirst()
      } else if isExtensionKey(line.key) {
        extensions.append(line)
      } else {
        throw wrongKey(line, expected: key)
      }
    }
    guard let version = values["version"], let oid = values["oid"], let size = values["size"]
    else { throw fault(.missingKey(expected.first ?? "size"), lastLine) }
    try checkVersion(version)
    return LFSPointer(
      oid: try hash(oid), size: try self.size(size), extensions: try self.extensions(extensions),
      text: text)
  }

  private func fault(_ kind: LFSPointerFault.Kind, _ range: ByteRange) -> LFSPointerFault {
    LFSPointerFault(kind: kind, range: range)
  }

  /// The lines that are not empty, without their line breaks.
  private func lineRanges(_ text: ArraySlice<UInt8>) -> [ByteRange] {
    text.split(separator: .lineFeed).map { line in
      line.last == .carriageReturn ? line.dropLast().indices : line.indices
    }.filter { !$0.isEmpty }
  }

  private func line(_ range: ByteRange) throws(LFSPointerFault) -> Line {
    guard let space = text[range].firstIndex(of: .space) else {
      throw fault(.missingValue(ByteString(text[range])), range)
    }
    let keyRange = range.lowerBound..<space
    let valueRange = (space + 1)..<range.upperBound
    return Line(
      key: ByteString(text[keyRange]), keyRange: keyRange, value: ByteString(text[valueRange]),
      valueRange: valueRange)
  }

  private func wrongKey(_ line: Line, expected: ByteString) -> LFSPointerFault {
    let start = line.keyRange.lowerBound
    if text[line.keyRange].elementsEqual([0xEF, 0xBB, 0xBF] + expected.bytes) {
      return fault(.byteOrderMark, start..<(start + 3))
    }
    return fault(.wrongKey(found: line.key, expected: expected), line.keyRange)
  }

  private func checkVersion(_ line: Line) throws(LFSPointerFault) {
    let known: [ByteString] = [
      "https://git-lfs.github.com/spec/v1", "https://hawser.github.com/spec/v1",
      "http://git-media.io/v/2",
    ]
    guard known.contains(line.value) else {
      throw fault(.unknownVersion(line.value), line.valueRange)
    }
  }

  private func hash(_ line: Line) throws(LFSPointerFault) -> ByteString {
    let digits = line.value.dropFirst(7)
    guard line.value.hasPrefix("sha256:"), digits.count == 64,
      digits.allSatisfy(\.isLowercaseHexDigit)
    else { throw fault(.invalidOID(line.value), line.valueRange) }
    return ByteString(digits)
  }

  /// Go's `ParseInt`: a sign and leading zeros are fine.
  private func size(_ line: Line) throws(LFSPointerFault) -> Int {
    let hasSign = line.value.first == .ascii("+") || line.value.first == .ascii("-")
    guard let size = line.value.dropFirst(hasSign ? 1 : 0).decimalValue,
      line.value.first != .ascii("-") || size == 0
    else { throw fault(.invalidSize(line.value), line.valueRange) }
    return size
  }

  /// `ext-0-name`
  private func isExtensionKey(_ key: ByteString) -> Bool {
    guard key.count > 6, key.hasPrefix("ext-"), key[4].isDigit, key[5] == .ascii("-") else {
      return false
    }
    return key[6].isAlphanumeric || key[6] == .ascii("_")
  }

  private func extensions(_ lines: [Line]) throws(LFSPointerFault) -> [LFSPointerExtension] {
    var extensions: [UInt8: LFSPointerExtension] = [:]
    for line in lines {
      let item = LFSPointerExtension(
        priority: line.key[4] - .ascii("0"), name: ByteString(line.key.dropFirst(6)),
        oid: try hash(line))
      // One key given twice counts once, the last; two names of one priority have no order.
      if let other = extensions[item.priority], other.name != item.name {
        throw fault(.repeatedPriority(line.key), line.keyRange)
      }
      extensions[item.priority] = item
    }
    return extensions.values.sorted { $0.priority < $1.priority }
  }
}

/// Go's `bytes.TrimSpace`: Unicode's White_Space goes too.
private func trimmedOfUnicodeSpace(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var text = text.trimmed
  while let space = unicodeSpaces.first(where: { text.starts(with: $0) }) {
    text = text.dropFirst(space.count).trimmed
  }
  while let space = unicodeSpaces.first(where: { text.suffix($0.count).elementsEqual($0) }) {
    text = text.dropLast(space.count).trimmed
  }
  return text
}

/// The white space beyond ASCII, in UTF-8.
private let unicodeSpaces: [[UInt8]] =
  ["\u{85}", "\u{A0}", "\u{1680}", "\u{2028}", "\u{2029}", "\u{202F}", "\u{205F}", "\u{3000}"]
  .map { Array($0.utf8) } + (0x80...0x8A).map { [0xE2, 0x80, $0] }
