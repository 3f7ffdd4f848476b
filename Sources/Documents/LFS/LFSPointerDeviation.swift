public import ByteText

/// Where a pointer's text first differs from what git-lfs writes.
public enum LFSPointerDeviation: Hashable, Sendable {
  /// A line that git-lfs writes otherwise.
  case line(found: ByteString, expected: ByteString, at: ByteRange)
  /// No line feed after the last line.
  case missingLineFeed(at: ByteRange)
  /// Blank lines or white space after the last line.
  case surplus(at: ByteRange)
  /// A text for the empty file, which git-lfs stores as an empty blob.
  case textOfEmptyFile(at: ByteRange)

  public var range: ByteRange {
    switch self {
    case .line(_, _, let range), .missingLineFeed(let range), .surplus(let range),
      .textOfEmptyFile(let range):
      range
    }
  }

  /// Nil where both are the same.
  init?(of text: [UInt8], from canonical: [UInt8]) {
    guard text != canonical else { return nil }
    guard !canonical.isEmpty else {
      self = .textOfEmptyFile(at: lineRange(in: text, at: 0))
      return
    }
    let same = zip(text, canonical).prefix { $0 == $1 }.count
    if same == canonical.count {
      self = .surplus(at: same..<text.count)
    } else if same == text.count, same == canonical.count - 1 {
      self = .missingLineFeed(at: lineRange(in: text, at: same))
    } else {
      let range = lineRange(in: text, at: same)
      self = .line(
        found: ByteString(text[range]),
        expected: ByteString(canonical[lineRange(in: canonical, at: same)]), at: range)
    }
  }
}

/// The line that holds `offset`, without its line feed.
private func lineRange(in text: [UInt8], at offset: Int) -> ByteRange {
  let start = text[..<offset].lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
  return start..<(text[offset...].firstIndex(of: .lineFeed) ?? text.count)
}
