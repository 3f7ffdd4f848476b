public import ByteText

/// Why conda rejects a dependency.
public struct MatchSpecificationFault: Error, Hashable, Sendable {
  public enum Problem: Hashable, Sendable {
    /// There is no package name, or one with a character that none has.
    case invalidName(ByteString)
    /// An operator without a version, or text that is none.
    case invalidVersion(ByteString)
    /// `[` without `]`.
    case unclosedBracket
  }

  public let problem: Problem
  public let range: ByteRange
}

extension MatchSpecification {
  /// Reads one dependency, as `_parse_spec_str` in `conda/models/match_spec.py` does.
  static func read(
    _ dependency: LocatedText
  ) throws(MatchSpecificationFault) -> MatchSpecification {
    let bytes = dependency.text.bytes
    let end = bytes.firstIndex(of: .ascii("#")) ?? bytes.count
    var text = dependency.trimmedPart(0..<end)
    if let package = readPackageURL(text) { return package }
    let brackets = try readBrackets(&text)
    let channel = takeChannel(&text)
    let nameEnd = text.text.firstIndex { "=<>!~ ".utf8.contains($0) } ?? text.text.count
    let name = text.part(0..<nameEnd)
    guard !name.text.isEmpty, name.text.allSatisfy(isIdentifierByte), name.text.first != .ascii("-")
    else { throw MatchSpecificationFault(problem: .invalidName(text.text), range: text.range) }
    var (version, build) = try readVersion(text.trimmedPart(nameEnd..<text.text.count))
    if let inBrackets = brackets.version { version = try exactVersion(inBrackets) }
    build = brackets.build ?? build
    return MatchSpecification(
      name: LocatedText(name.text.lowercasedASCII, at: name.range),
      version: version, build: build, channel: channel)
  }

  /// `https://…/linux-64/numpy-1.26.0-py311_0.conda`: name, version and build are in the file's name.
  private static func readPackageURL(_ text: LocatedText) -> MatchSpecification? {
    let suffixes: [StaticString] = [".conda", ".tar.bz2"]
    guard let suffix = suffixes.first(where: { text.text.hasSuffix($0) }) else { return nil }
    let start = text.text.lastIndex(of: .ascii("/")).map { $0 + 1 } ?? 0
    let end = text.text.count - ByteString(stringLiteral: suffix).count
    let file = text.text[start..<end]
    guard let buildDash = file.lastIndex(of: .ascii("-")),
      let versionDash = file[..<buildDash].lastIndex(of: .ascii("-")), versionDash > start
    else { return nil }
    let version = text.part((versionDash + 1)..<buildDash)
    return MatchSpecification(
      name: text.part(start..<versionDash),
      version: CondaVersion(text: version, normal: version.text),
      build: ByteString(file[(buildDash + 1)...]),
      channel: start > 0 ? ByteString(text.text[0..<(start - 1)]) : nil)
  }

  /// Takes `[version=1.26.0, build="py311_0"]` off the end.
  private static func readBrackets(
    _ text: inout LocatedText
  ) throws(MatchSpecificationFault) -> (version: LocatedText?, build: ByteString?) {
    guard let open = text.text.firstIndex(of: .ascii("[")) else { return (nil, nil) }
    guard text.text.last == .ascii("]") else {
      throw MatchSpecificationFault(
        problem: .unclosedBracket, range: text.part(open..<(open + 1)).range)
    }
    var fields: [ByteString: LocatedText] = [:]
    var scanner = ByteScanner(text.text.bytes, in: (open + 1)..<(text.text.count - 1))
    while !scanner.isAtEnd {
      scanner.consume { $0.isBlank || $0 == .ascii(",") }
      let key = ByteString(scanner.consume { $0 != .ascii("=") }.trimmed)
      _ = scanner.consume(.ascii("="))
      let quote = scanner.current.flatMap { $0 == .ascii("'") || $0 == .ascii("\"") ? $0 : nil }
      if quote != nil { scanner.advance() }
      let start = scanner.position
      scanner.consume { quote == nil ? $0 != .ascii(",") && !$0.isBlank : $0 != quote }
      fields[key] = text.part(start..<scanner.position)
      if quote != nil { scanner.advance() }
    }
    text = text.trimmedPart(0..<open)
    return (fields["version"], fields["build"]?.text)
  }

  /// Takes `channel/subdir::` off the front.
  private static func takeChannel(_ text: inout LocatedText) -> ByteString? {
    guard let colons = text.text.firstIndex(of: Array("::".utf8), from: 0) else { return nil }
    let channel = text.text[0..<colons]
    text = text.trimmedPart((colons + 2)..<text.text.count)
    return ByteString(channel)
  }
}

// The version and build behind a name.
extension MatchSpecification {
  /// `=1.26`, `==1.26`, ` 1.26 build`, `=1.26.0=build`, `>=1,<2`
  private static func readVersion(
    _ text: LocatedText
  ) throws(MatchSpecificationFault) -> (CondaVersion?, ByteString?) {
    guard !text.text.isEmpty else { return (nil, nil) }
    let (version, build) = splitBuild(text)
    let bytes = version.text.filter { !$0.isBlank }
    let isPlainEquals = bytes.first == .ascii("=") && !bytes.starts(with: "==")
    let number = isPlainEquals ? Array(bytes.dropFirst()) : bytes
    guard isPlainEquals, !number.contains(where: { ",|=".utf8.contains($0) }) else {
      return (try exactVersion(version), build)
    }
    guard isVersionText(number) else {
      throw MatchSpecificationFault(problem: .invalidVersion(version.text), range: version.range)
    }
    let isOpen = build == nil && number.last != .ascii("*")
    return (
      CondaVersion(text: version, normal: ByteString(isOpen ? number + Array(".*".utf8) : number)),
      build
    )
  }

  /// A version with its operators as they stand; `==` alone is dropped.
  private static func exactVersion(
    _ text: LocatedText
  ) throws(MatchSpecificationFault) -> CondaVersion {
    var bytes = text.text.filter { !$0.isBlank }
    if !bytes.contains(where: { ",|".utf8.contains($0) }) {
      for mark: StaticString in ["===", "=="] where bytes.starts(with: mark) {
        bytes.removeFirst(ByteString(stringLiteral: mark).count)
        break
      }
    }
    let clauses = bytes.split(omittingEmptySubsequences: false) { ",|".utf8.contains($0) }
    for clause in clauses {
      let number = clause.drop { "<>!~=".utf8.contains($0) }
      guard clause.count - number.count <= 3, isVersionText(Array(number)) else {
        throw MatchSpecificationFault(problem: .invalidVersion(text.text), range: text.range)
      }
    }
    return CondaVersion(text: text, normal: ByteString(bytes))
  }

  /// Where a blank or `=` behind a version begins a build.
  private static func splitBuild(_ text: LocatedText) -> (LocatedText, ByteString?) {
    let bytes = text.text.bytes
    guard let mark = bytes.lastIndex(where: { $0 == .space || $0 == .ascii("=") }), mark > 0,
      mark + 1 < bytes.count, !"=!|,<>~ ".utf8.contains(bytes[mark - 1]),
      !bytes[(mark + 1)...].contains(where: { "-,|<>~".utf8.contains($0) })
    else { return (text, nil) }
    return (text.trimmedPart(0..<mark), ByteString(bytes[(mark + 1)...]))
  }

  private static func isVersionText(_ bytes: [UInt8]) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { $0.isAlphanumeric || "._-+!*^$".utf8.contains($0) }
  }
}

extension LocatedText {
  /// A part without white space at its ends.
  func trimmedPart(_ part: Range<Int>) -> LocatedText {
    let trimmed = text.bytes[part].trimmed
    return self.part(trimmed.startIndex..<trimmed.endIndex)
  }
}
