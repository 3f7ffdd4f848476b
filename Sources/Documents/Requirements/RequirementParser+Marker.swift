import ByteText

extension RequirementParser {
  /// A whole marker: everything that is left.
  mutating func readMarker() throws(RequirementFault) -> Marker {
    let marker = try readAlternatives(depth: 0)
    guard scanner.isAtEnd else {
      throw fault(.invalidMarker(expected: "'and', 'or' or the end of the marker"), wordRange())
    }
    return marker
  }

  /// `or` binds looser than `and`.
  private mutating func readAlternatives(depth: Int) throws(RequirementFault) -> Marker {
    var parts = [try readConjunction(depth: depth)]
    while consume(word: "or") { parts.append(try readConjunction(depth: depth)) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func readConjunction(depth: Int) throws(RequirementFault) -> Marker {
    var parts = [try readAtom(depth: depth)]
    while consume(word: "and") { parts.append(try readAtom(depth: depth)) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func readAtom(depth: Int) throws(RequirementFault) -> Marker {
    scanner.skipBlanks()
    let open = scanner.position
    let marker: Marker
    if scanner.consume(.ascii("(")) {
      guard depth < markerDepth else {
        throw fault(
          .invalidMarker(expected: "at most \(markerDepth) parentheses inside each other"),
          open..<(open + 1))
      }
      marker = try readAlternatives(depth: depth + 1)
      guard scanner.consume(.ascii(")")) else { throw fault(.unclosed("("), open..<(open + 1)) }
    } else {
      let left = try readTerm()
      let comparison = try readComparison()
      marker = .comparison(left, comparison, try readTerm())
    }
    scanner.skipBlanks()
    return marker
  }

  private mutating func readTerm() throws(RequirementFault) -> Marker.Term {
    scanner.skipBlanks()
    let start = scanner.position
    if let quote = scanner.current, quote == .ascii("'") || quote == .ascii("\"") {
      scanner.advance()
      let text = scanner.consume { $0 != quote }
      guard scanner.consume(quote) else {
        throw fault(.invalidMarker(expected: "a closing quote"), start..<scanner.end)
      }
      return .text(ByteString(text))
    }
    let word = scanner.consume { isIdentifierByte($0) && $0 != .ascii("-") }
    guard let variable = Marker.Variable(name: word) else {
      scanner.move(to: start)
      throw fault(.invalidMarker(expected: expectedTerm(word)), termRange(start, word.count))
    }
    return .variable(variable)
  }

  private func expectedTerm(_ word: ArraySlice<UInt8>) -> String {
    let names = Marker.Variable.allCases.map { ByteString($0.rawValue) }
    guard !word.isEmpty, let near = nearest(to: ByteString(word), among: names) else {
      return "a variable such as python_version, or a quoted text"
    }
    return near.quoted
  }

  /// The word that is no term; at the end of the line the word before it.
  private func termRange(_ start: Int, _ length: Int) -> Range<Int> {
    if length > 0 { return start..<(start + length) }
    guard scanner.isAtEnd else { return wordRange() }
    var end = start
    while end > 0, scanner.bytes[end - 1].isBlank { end -= 1 }
    let word = scanner.bytes[..<end].reversed().prefix(while: isIdentifierByte).count
    return max(end - max(word, 1), 0)..<end
  }

  private mutating func readComparison() throws(RequirementFault) -> Marker.Comparison {
    scanner.skipBlanks()
    let start = scanner.position
    for comparison in Marker.Comparison.allCases.dropLast(2)
    where scanner.rest.starts(with: Array(comparison.rawValue.utf8)) {
      scanner.advance(by: comparison.rawValue.utf8.count)
      return comparison
    }
    if consume(word: "in") { return .isIn }
    if consume(word: "not"), scanner.current?.isBlank == true {
      scanner.skipBlanks()
      if consume(word: "in") { return .isNotIn }
    }
    scanner.move(to: start)
    throw fault(
      .invalidMarker(expected: "one of <= < != == >= > ~= === 'in' 'not in'"),
      termRange(start, 0))
  }

  /// Consumes `word` where it stands here and no letter or digit follows.
  private mutating func consume(word: StaticString) -> Bool {
    let wanted = ByteString(stringLiteral: word)
    guard scanner.rest.starts(with: wanted),
      scanner.peek(wanted.count).map({ $0.isAlphanumeric || $0 == .ascii("_") }) != true
    else { return false }
    scanner.advance(by: wanted.count)
    return true
  }
}
