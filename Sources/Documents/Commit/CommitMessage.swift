public import ByteText
public import Findings

/// A commit's message as git would keep it, every line with its place in the text.
public struct CommitMessage: Sendable {
  public let source: SourceText
  /// The lines that stay, without white space at their ends: the first is the subject, none is kept
  /// before it or behind the last one with text.
  public let lines: [Line]

  /// A line, and where it stands.
  public struct Line: Sendable {
    public let range: ByteRange
    public let text: ByteString
  }

  /// Nil where nothing is left, in which case git commits nothing.
  public init?(_ source: SourceText, cleanup: MessageCleanup) {
    var lines: [Line] = []
    for number in 1...source.lineCount {
      let range = source.rangeOfLine(number)
      let bytes = source.bytes[range]
      if cleanup.cutsAtScissors, isScissors(bytes, comment: cleanup.scissorsComment) { break }
      if let comment = cleanup.comment, bytes.starts(with: comment.bytes) { continue }
      let length = bytes.lastIndex { !$0.isWhitespace }.map { $0 + 1 } ?? range.lowerBound
      let kept = range.lowerBound..<length
      if lines.isEmpty && kept.isEmpty { continue }
      lines.append(Line(range: kept, text: ByteString(source.bytes[kept])))
    }
    while lines.last?.range.isEmpty == true { lines.removeLast() }
    guard !lines.isEmpty else { return nil }
    self.source = source
    self.lines = lines
  }

  /// A message in a declared encoding: ISO-8859-1 is read as that, any other as UTF-8.
  ///
  /// - Parameter cleanup: nothing for a message that is committed already.
  public init?(
    _ message: [UInt8], encoding: ByteString?, path: RepositoryPath,
    cleanup: MessageCleanup = .none
  ) {
    let isLatin1 = encoding.map { Self.latin1Names.contains($0.lowercasedASCII) } ?? false
    let bytes = isLatin1 ? utf8(latin1: message) : message
    self.init(SourceText(path: path, bytes: bytes), cleanup: cleanup)
  }

  private static let latin1Names: Set<ByteString> = [
    "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1",
  ]

  public var subject: Line { lines[0] }

  /// Everything behind the subject.
  public var body: ArraySlice<Line> { lines.dropFirst() }

  /// Whether the subject is one that git or a forge makes, and which therefore has its own form: of a
  /// merge, of a revert, or of a commit that is to be folded into another.
  public var isMadeByGit: Bool {
    let subject = subject.text
    return ["fixup! ", "squash! ", "amend! ", "Merge ", "Revert \"", "Reapply \""].contains {
      subject.starts(with: $0 as StaticString)
    }
  }

  /// The place of a part of a line.
  public func location(of range: ByteRange) -> SourceLocation { source.location(of: range) }
}

/// `# ------------------------ >8 ------------------------`
private func isScissors(_ line: ArraySlice<UInt8>, comment: ByteString) -> Bool {
  line.starts(with: comment.bytes + [.space] + MessageCleanup.scissors.bytes)
}

/// Each byte of ISO-8859-1 is the code point of its value.
private func utf8(latin1 bytes: [UInt8]) -> [UInt8] {
  bytes.flatMap { byte in
    byte < 0x80 ? [byte] : [0xC0 | byte >> 6, 0x80 | byte & 0x3F]
  }
}
