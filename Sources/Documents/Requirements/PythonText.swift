import ByteText

// What Python's `str` methods take for line ends and white space; pip reads requirement files with them.

/// The length of the line break at `offset`, as `str.splitlines` has it; 0 where there is none.
func lineBreakLength(_ bytes: [UInt8], at offset: Int) -> Int {
  switch bytes[offset] {
  case .carriageReturn:
    offset + 1 < bytes.count && bytes[offset + 1] == .lineFeed ? 2 : 1
  case 0x0A...0x0C, 0x1C...0x1E: 1
  case 0xC2: offset + 1 < bytes.count && bytes[offset + 1] == 0x85 ? 2 : 0
  case 0xE2:
    bytes[offset...].prefix(2).elementsEqual([0xE2, 0x80]) && offset + 2 < bytes.count
      && (bytes[offset + 2] == 0xA8 || bytes[offset + 2] == 0xA9) ? 3 : 0
  default: 0
  }
}

/// The lines of `bytes` without their breaks.
func pythonLines(_ bytes: [UInt8]) -> [Range<Int>] {
  var lines: [Range<Int>] = []
  var start = 0
  var offset = 0
  while offset < bytes.count {
    let length = lineBreakLength(bytes, at: offset)
    if length > 0 {
      lines.append(start..<offset)
      start = offset + length
    }
    offset += max(length, 1)
  }
  if start < bytes.count { lines.append(start..<bytes.count) }
  return lines
}

/// The length of the white space that `bytes` begins with at `offset`, one character; 0 for anything else.
func pythonSpaceLength(_ bytes: [UInt8], at offset: Int) -> Int {
  switch bytes[offset] {
  case 0x09...0x0D, 0x1C...0x20: return 1
  case 0xC2:
    return offset + 1 < bytes.count && (bytes[offset + 1] == 0xA0 || bytes[offset + 1] == 0x85)
      ? 2 : 0
  case 0xE1...0xE3:
    guard offset + 2 < bytes.count else { return 0 }
    switch (bytes[offset], bytes[offset + 1], bytes[offset + 2]) {
    case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9),
      (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
      return 3
    default: return 0
    }
  default: return 0
  }
}

/// `range` of `bytes` without white space at either end.
func strippedRange(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
  var start = range.lowerBound
  while start < range.upperBound {
    let length = pythonSpaceLength(bytes, at: start)
    if length == 0 { break }
    start += length
  }
  var end = range.upperBound
  shrinking: while end > start {
    for length in 1...3 where end - length >= start {
      if pythonSpaceLength(bytes, at: end - length) == length {
        end -= length
        continue shrinking
      }
    }
    break
  }
  return min(start, range.upperBound)..<max(start, end)
}
