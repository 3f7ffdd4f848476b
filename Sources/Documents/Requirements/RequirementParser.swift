import ByteText

/// The PEP 508 grammar over one line, as `packaging/_parser.py` 26.3 reads it.
struct RequirementParser {
  var scanner: ByteScanner
  private let line: LogicalLine
  let markerDepth: Int

  init(_ line: LogicalLine, limits: RequirementLimits = RequirementLimits()) {
    self.init(line, in: 0..<line.bytes.count, limits: limits)
  }

  init(_ line: LogicalLine, in range: Range<Int>, limits: RequirementLimits) {
    self.line = line
    scanner = ByteScanner(line.bytes, in: range)
    markerDepth = limits.markerDepth
  }

  /// The source's range of a range of the line.
  func place(_ range: Range<Int>) -> ByteRange { line.source(of: range) }

  func fault(_ problem: RequirementFault.Problem, _ range: Range<Int>) -> RequirementFault {
    RequirementFault(problem: problem, range: place(range))
  }

  func located(_ range: Range<Int>) -> LocatedText {
    LocatedText(ByteString(line.bytes[range]), at: place(range))
  }

  /// What `name [extras] specifier` or `name [extras] @ url` says; the marker is another parser's part.
  struct Named {
    var name: LocatedText
    var extras: [LocatedText] = []
    var specifiers: [VersionSpecifier] = []
    var url: LocatedText?
  }

  mutating func readNamed() throws(RequirementFault) -> Named {
    scanner.skipBlanks()
    guard let name = readIdentifier() else { throw fault(.expectedName, wordRange()) }
    var named = Named(name: located(name))
    scanner.skipBlanks()
    named.extras = try readExtras()
    scanner.skipBlanks()
    if scanner.consume(.ascii("@")) {
      named.url = try readURL()
    } else {
      named.specifiers = try readSpecifiers()
    }
    scanner.skipBlanks()
    guard scanner.isAtEnd else { throw trailingFault(named) }
    return named
  }

  /// Letters, digits, `.`, `-` and `_`, beginning with one of the first two and ending with no `.` or `-`.
  mutating func readIdentifier() -> Range<Int>? {
    guard scanner.current?.isAlphanumeric == true else { return nil }
    let start = scanner.position
    scanner.consume(while: isIdentifierByte)
    var end = scanner.position
    while end > start + 1, [.ascii("."), .ascii("-")].contains(scanner.bytes[end - 1]) { end -= 1 }
    scanner.move(to: end)
    return start..<end
  }

  private mutating func readExtras() throws(RequirementFault) -> [LocatedText] {
    let open = scanner.position
    guard scanner.consume(.ascii("[")) else { return [] }
    var extras: [LocatedText] = []
    scanner.skipBlanks()
    if let first = readIdentifier() { extras.append(located(first)) }
    scanner.skipBlanks()
    while !extras.isEmpty, scanner.consume(.ascii(",")) {
      scanner.skipBlanks()
      guard let next = readIdentifier() else { throw fault(.invalidExtras, tokenRange()) }
      extras.append(located(next))
      scanner.skipBlanks()
    }
    guard scanner.consume(.ascii("]")) else {
      throw scanner.isAtEnd
        ? fault(.unclosed("["), open..<(open + 1)) : fault(.invalidExtras, tokenRange())
    }
    return extras
  }

  private mutating func readURL() throws(RequirementFault) -> LocatedText {
    let at = scanner.position - 1
    scanner.skipBlanks()
    let start = scanner.position
    scanner.consume { !$0.isBlank }
    guard scanner.position > start else { throw fault(.missingURL, at..<(at + 1)) }
    return located(start..<scanner.position)
  }

  /// From here to the next blank, at least one byte where there is one.
  func wordRange() -> Range<Int> {
    var end = scanner.position
    while end < scanner.end, !scanner.bytes[end].isBlank || end == scanner.position { end += 1 }
    return scanner.position..<end
  }

  /// The name that stands here, else one byte; empty at the end.
  private func tokenRange() -> Range<Int> {
    let length = scanner.rest.prefix(while: isIdentifierByte).count
    return scanner.position..<min(scanner.position + max(length, 1), scanner.end)
  }

  /// Why something behind the requirement does not belong there.
  private func trailingFault(_ named: Named) -> RequirementFault {
    let word = wordRange()
    let text = scanner.bytes[word]
    switch scanner.current {
    case .ascii("#"): return fault(.commentWithoutBlank, scanner.position..<scanner.end)
    case .ascii("\\") where text.count == 1: return fault(.strayBackslash, word)
    case .ascii("=") where named.specifiers.isEmpty: return equalsFault()
    case let byte? where "=<>!~".utf8.contains(byte) && !named.specifiers.isEmpty:
      return fault(.missingComma, word)
    case let byte? where byte.isDigit && named.specifiers.isEmpty && named.url == nil:
      return fault(.missingOperator, word)
    case let byte? where byte.isLetter:
      return fault(
        isRequirementStart(word) ? .secondRequirement : .unexpectedText(ByteString(text)), word)
    default: return fault(.unexpectedText(ByteString(text)), word)
    }
  }

  private func isRequirementStart(_ word: Range<Int>) -> Bool {
    guard word.lowerBound > 0, scanner.bytes[word.lowerBound - 1].isBlank else { return false }
    return scanner.bytes[word].allSatisfy { isIdentifierByte($0) || "[]=<>!~,*+".utf8.contains($0) }
  }

  /// `=1.26`, `=>1.26` or `=<1.26`
  private func equalsFault() -> RequirementFault {
    let start = scanner.position
    return switch scanner.peek() {
    case .ascii(">"): fault(.reversedOperator(meant: .atLeast), start..<(start + 2))
    case .ascii("<"): fault(.reversedOperator(meant: .atMost), start..<(start + 2))
    default: fault(.singleEquals, start..<(start + 1))
    }
  }
}

func isIdentifierByte(_ byte: UInt8) -> Bool {
  byte.isAlphanumeric || byte == .ascii(".") || byte == .ascii("-") || byte == .ascii("_")
}
