import ByteText

/// Reads back the JSON that we wrote (RFC 8259): nothing but whether it is well formed and no
/// object holds a key twice.
struct JSONChecker {
  private let bytes: [UInt8]
  private var position = 0

  static func check(_ bytes: [UInt8]) throws(MalformedOutput) {
    var checker = JSONChecker(bytes: bytes)
    try checker.value(depth: 0)
    checker.skipBlanks()
    if checker.position < bytes.count { throw checker.fault("text after the document") }
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func fault(_ problem: String) -> MalformedOutput {
    MalformedOutput(problem, at: position)
  }

  private mutating func skipBlanks() {
    while let byte = next, byte.isBlank || byte == .lineFeed || byte == .carriageReturn {
      position += 1
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(MalformedOutput) {
    guard depth < 64 else { throw fault("nested too deeply") }
    skipBlanks()
    switch next {
    case .ascii("{"): try object(depth: depth)
    case .ascii("["): try array(depth: depth)
    case .ascii("\""): _ = try string()
    case .ascii("t"): try word("true")
    case .ascii("f"): try word("false")
    case .ascii("n"): try word("null")
    default: try number()
    }
  }

  private mutating func object(depth: Int) throws(MalformedOutput) {
    position += 1
    if take(.ascii("}")) { return }
    var keys: Set<ByteString> = []
    repeat {
      skipBlanks()
      let key = try string()
      guard keys.insert(key).inserted else { throw fault("key given twice") }
      guard take(.ascii(":")) else { throw fault("expected ':'") }
      try value(depth: depth + 1)
    } while take(.ascii(","))
    guard take(.ascii("}")) else { throw fault("expected '}'") }
  }

  private mutating func array(depth: Int) throws(MalformedOutput) {
    position += 1
    if take(.ascii("]")) { return }
    repeat { try value(depth: depth + 1) } while take(.ascii(","))
    guard take(.ascii("]")) else { throw fault("expected ']'") }
  }

  /// The bytes between the quotes, escapes and all.
  private mutating func string() throws(MalformedOutput) -> ByteString {
    guard next == .ascii("\"") else { throw fault("expected a string") }
    position += 1
    let start = position
    while let byte = next {
      if byte == .ascii("\"") {
        position += 1
        return ByteString(bytes[start..<(position - 1)])
      }
      guard byte >= .space else { throw fault("control character in a string") }
      position += 1
      if byte == .ascii("\\") { try escape() }
    }
    throw fault("string without end")
  }

  private mutating func escape() throws(MalformedOutput) {
    guard let kind = next, "\"\\/bfnrtu".utf8.contains(kind) else { throw fault("unknown escape") }
    position += 1
    guard kind == .ascii("u") else { return }
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy(\.isHexDigit) else {
      throw fault("expected four hexadecimal digits")
    }
    position += 4
  }

  private mutating func word(_ word: StaticString) throws(MalformedOutput) {
    guard bytes[position...].hasPrefix(word) else { throw fault("expected a value") }
    position += word.utf8CodeUnitCount
  }

  private mutating func number() throws(MalformedOutput) {
    if next == .ascii("-") { position += 1 }
    let start = position
    try digits()
    if bytes[start] == .ascii("0"), position - start > 1 { throw fault("leading zero") }
    if next == .ascii(".") {
      position += 1
      try digits()
    }
    if next == .ascii("e") || next == .ascii("E") {
      position += 1
      if next == .ascii("-") || next == .ascii("+") { position += 1 }
      try digits()
    }
  }

  private mutating func digits() throws(MalformedOutput) {
    guard let byte = next, byte.isDigit else { throw fault("expected a value") }
    while let byte = next, byte.isDigit { position += 1 }
  }
}
