import ByteText

extension PythonVersion {
  /// Reads a whole version, white space around it allowed; nil for anything else.
  public init?(_ text: some Collection<UInt8>) {
    let text = Array(text)
    var scanner = ByteScanner(text, in: strippedRange(text, 0..<text.count))
    guard let version = PythonVersion(prefixOf: &scanner), scanner.isAtEnd else { return nil }
    self = version
  }

  /// Reads the longest version that stands here and moves behind it; nil, unmoved, where none does.
  init?(prefixOf scanner: inout ByteScanner, allowingLocal: Bool = true) {
    let start = scanner.position
    self.init()
    guard scanner.readReleasePart(into: &self) else {
      scanner.move(to: start)
      return nil
    }
    preRelease = scanner.readPreRelease()
    postRelease = scanner.readPostRelease()
    developmentRelease = scanner.readNumbered(["dev"])
    if allowingLocal { local = scanner.readLocal() }
  }

  /// Reads `v`, epoch and release alone: what may stand before `.*`.
  init?(releaseOf scanner: inout ByteScanner) {
    let start = scanner.position
    self.init()
    guard scanner.readReleasePart(into: &self) else {
      scanner.move(to: start)
      return nil
    }
  }
}

extension ByteScanner {
  fileprivate mutating func readReleasePart(into version: inout PythonVersion) -> Bool {
    _ = consume(ignoringCase: "v")
    var digits = consume(while: \.isDigit)
    guard !digits.isEmpty else { return false }
    if current == .ascii("!"), peek()?.isDigit == true {
      version.epoch = Numeral(digits)
      advance()
      digits = consume(while: \.isDigit)
    }
    version.release = [Numeral(digits)]
    while current == .ascii("."), peek()?.isDigit == true {
      advance()
      version.release.append(Numeral(consume(while: \.isDigit)))
    }
    return true
  }

  fileprivate mutating func readPreRelease() -> PythonVersion.PreRelease? {
    let stages: [(PythonVersion.Stage, [StaticString])] = [
      (.alpha, ["alpha"]), (.beta, ["beta"]), (.candidate, ["preview", "pre"]),
      (.alpha, ["a"]), (.beta, ["b"]), (.candidate, ["c", "rc"]),
    ]
    for (stage, words) in stages {
      if let number = readNumbered(words) {
        return PythonVersion.PreRelease(stage: stage, number: number)
      }
    }
    return nil
  }

  fileprivate mutating func readPostRelease() -> Numeral? {
    if current == .ascii("-"), peek()?.isDigit == true {
      advance()
      return Numeral(consume(while: \.isDigit))
    }
    return readNumbered(["post", "rev", "r"])
  }

  /// One of `words` with a separator before and behind it and a number, each of which may be absent.
  fileprivate mutating func readNumbered(_ words: [StaticString]) -> Numeral? {
    let start = position
    if current.map(isVersionSeparator) == true { advance() }
    for word in words where consume(ignoringCase: word) {
      if current.map(isVersionSeparator) == true { advance() }
      return Numeral(consume(while: \.isDigit))
    }
    move(to: start)
    return nil
  }

  fileprivate mutating func readLocal() -> [ByteString] {
    guard current == .ascii("+"), peek()?.isAlphanumeric == true else { return [] }
    var parts: [ByteString] = []
    repeat {
      advance()
      parts.append(consume(while: \.isAlphanumeric).lowercasedASCII)
    } while current.map(isVersionSeparator) == true && peek()?.isAlphanumeric == true
    return parts
  }
}

private func isVersionSeparator(_ byte: UInt8) -> Bool {
  byte == .ascii(".") || byte == .ascii("-") || byte == .ascii("_")
}
