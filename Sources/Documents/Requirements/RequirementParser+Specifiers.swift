import ByteText

extension RequirementParser {
  /// `>=1.0, <2`, in parentheses or not; none at all is fine.
  mutating func readSpecifiers() throws(RequirementFault) -> [VersionSpecifier] {
    let open = scanner.position
    let isEnclosed = scanner.consume(.ascii("("))
    scanner.skipBlanks()
    var specifiers: [VersionSpecifier] = []
    while let specifier = try readSpecifier() {
      specifiers.append(specifier)
      scanner.skipBlanks()
      guard scanner.consume(.ascii(",")) else { break }
      scanner.skipBlanks()
    }
    if isEnclosed, !scanner.consume(.ascii(")")) {
      throw fault(.unclosed("("), open..<(open + 1))
    }
    return specifiers
  }

  /// One clause; nil where no operator stands here.
  mutating func readSpecifier() throws(RequirementFault) -> VersionSpecifier? {
    let start = scanner.position
    guard let comparison = readOperator() else { return nil }
    let operatorRange = start..<scanner.position
    scanner.consume(while: \.isWhitespace)
    let versionStart = scanner.position
    if comparison == .identical {
      scanner.consume { !$0.isWhitespace && $0 != .ascii(";") && $0 != .ascii(")") }
      return specifier(comparison, start, versionStart, wildcard: false, parsed: nil)
    }
    let text = versionRange()
    guard !text.isEmpty else { throw fault(.missingVersion(comparison), operatorRange) }
    let isEquality = comparison == .equal || comparison == .notEqual
    if isEquality, let prefix = readWildcard() {
      return specifier(comparison, start, versionStart, wildcard: true, parsed: prefix)
    }
    guard let version = PythonVersion(prefixOf: &scanner, allowingLocal: isEquality) else {
      throw fault(.invalidVersion(ByteString(scanner.bytes[text])), text)
    }
    try checkEnd(of: version, comparison, text)
    return specifier(comparison, start, versionStart, wildcard: false, parsed: version)
  }

  private mutating func readOperator() -> VersionSpecifier.Operator? {
    for candidate in VersionSpecifier.Operator.allCases
    where scanner.rest.starts(with: Array(candidate.rawValue.utf8)) {
      scanner.advance(by: candidate.rawValue.utf8.count)
      return candidate
    }
    return nil
  }

  /// What a person means by the version here: up to a blank, comma, semicolon, parenthesis or comment.
  private func versionRange() -> Range<Int> {
    var end = scanner.position
    while end < scanner.end, !scanner.bytes[end].isWhitespace,
      !",;()#=<>~".utf8.contains(scanner.bytes[end])
    {
      end += 1
    }
    return scanner.position..<end
  }

  /// `1.26.*`; moves only where all of it stands here.
  private mutating func readWildcard() -> PythonVersion? {
    let start = scanner.position
    guard let prefix = PythonVersion(releaseOf: &scanner), scanner.current == .ascii("."),
      scanner.peek() == .ascii("*")
    else {
      scanner.move(to: start)
      return nil
    }
    scanner.advance(by: 2)
    return prefix
  }

  private func checkEnd(
    of version: PythonVersion, _ comparison: VersionSpecifier.Operator, _ text: Range<Int>
  ) throws(RequirementFault) {
    let end = scanner.position
    if comparison == .compatible, version.release.count < 2 {
      throw fault(.compatibleNeedsTwoParts(ByteString(scanner.bytes[text])), text)
    }
    guard end < text.upperBound else { return }
    if scanner.rest.starts(with: ".*") {
      throw fault(.misplacedWildcard(comparison), end..<(end + 2))
    }
    if scanner.current == .ascii("+"), comparison != .equal, comparison != .notEqual {
      throw fault(.misplacedLocal(comparison), end..<text.upperBound)
    }
    throw fault(.invalidVersion(ByteString(scanner.bytes[text])), text)
  }

  private func specifier(
    _ comparison: VersionSpecifier.Operator, _ start: Int, _ versionStart: Int, wildcard: Bool,
    parsed: PythonVersion?
  ) -> VersionSpecifier {
    let end = scanner.position
    return VersionSpecifier(
      comparison: comparison,
      version: ByteString(scanner.bytes[versionStart..<(wildcard ? end - 2 : end)]),
      isWildcard: wildcard, parsedVersion: parsed, range: place(start..<end),
      versionRange: place(versionStart..<end))
  }
}
