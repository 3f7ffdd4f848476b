import ByteText

/// Splits the options of a line as `shlex.split` does: blanks, quotes, backslashes.
struct OptionWords {
  struct Word {
    /// Quotes and backslashes taken out.
    var text: ByteString
    /// Where it stands in the line, quotes included.
    var range: Range<Int>
  }

  private(set) var words: [Word] = []
  private var scanner: ByteScanner

  /// - Throws: the place of a quote that is never closed, or of a backslash at the end.
  init(_ bytes: [UInt8], in range: Range<Int>) throws(OpenQuote) {
    scanner = ByteScanner(bytes, in: range)
    scanner.consume(while: isSeparator)
    while !scanner.isAtEnd {
      words.append(try readWord())
      scanner.consume(while: isSeparator)
    }
  }

  struct OpenQuote: Error {
    let range: Range<Int>
  }

  private mutating func readWord() throws(OpenQuote) -> Word {
    let start = scanner.position
    var text: [UInt8] = []
    while let byte = scanner.current, !isSeparator(byte) {
      scanner.advance()
      switch byte {
      case .ascii("\\"): text.append(try readEscaped())
      case .ascii("'"), .ascii("\""): try readQuoted(byte, into: &text)
      default: text.append(byte)
      }
    }
    return Word(text: ByteString(text), range: start..<scanner.position)
  }

  private mutating func readEscaped() throws(OpenQuote) -> UInt8 {
    guard let byte = scanner.current else {
      throw OpenQuote(range: (scanner.position - 1)..<scanner.position)
    }
    scanner.advance()
    return byte
  }

  private mutating func readQuoted(_ quote: UInt8, into text: inout [UInt8]) throws(OpenQuote) {
    let start = scanner.position - 1
    while let byte = scanner.current, byte != quote {
      let isEscape = quote == .ascii("\"") && byte == .ascii("\\")
      if isEscape, let next = scanner.peek(), next == quote || next == .ascii("\\") {
        scanner.advance()
        text.append(next)
      } else {
        text.append(byte)
      }
      scanner.advance()
    }
    guard scanner.consume(quote) else { throw OpenQuote(range: start..<scanner.end) }
  }
}

private func isSeparator(_ byte: UInt8) -> Bool {
  byte.isBlank || byte == .lineFeed || byte == .carriageReturn
}
