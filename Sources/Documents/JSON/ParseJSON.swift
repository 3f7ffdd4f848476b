import ByteText

/// Reads one JSON document strictly (RFC 8259): no comment, no trailing comma, no NaN, no lone surrogate.
/// A duplicate key leaves the tree whole; any other fault leaves none.
///
/// - Parameter asPython: as Python's `json` does, take NaN and the infinities for numbers, and let the last of
///   two equal keys count.
func parseJSON(
  _ source: SourceText, limits: DocumentLimits, asPython: Bool
) -> (LocatedDocument?, [SyntaxFault]) {
  var reader = JSONReader(source.bytes, limits: limits, asPython: asPython)
  do {
    try reader.readDocument()
  } catch {
    return (nil, [error.fault])
  }
  let document = LocatedDocument(
    source: source, format: .json, nodes: reader.builder.nodes, values: reader.builder.values)
  return (document, asPython ? [] : reader.builder.duplicates)
}

/// A fault that ends the reading.
struct JSONProblem: Error {
  let fault: SyntaxFault

  init(_ problem: String, at range: ByteRange) {
    fault = SyntaxFault(.invalidJSON(problem: problem), at: range)
  }

  init(tooLarge problem: String, at range: ByteRange) {
    fault = SyntaxFault(.tooLarge(problem: problem), at: range)
  }
}

/// A recursive-descent reader; the depth limit bounds the recursion.
struct JSONReader {
  private(set) var builder: TreeBuilder
  private let bytes: [UInt8]
  private let limits: DocumentLimits
  private let asPython: Bool
  private var offset = 0

  init(_ bytes: [UInt8], limits: DocumentLimits, asPython: Bool = false) {
    self.bytes = bytes
    self.limits = limits
    self.asPython = asPython
    builder = TreeBuilder(byteCount: bytes.count)
  }

  mutating func readDocument() throws(JSONProblem) {
    skipWhitespace()
    guard offset < bytes.count else { throw JSONProblem("the file is empty", at: 0..<0) }
    try readValue()
    skipWhitespace()
    guard offset == bytes.count else { throw unexpected("the end of the file") }
  }

  private mutating func readValue() throws(JSONProblem) {
    guard builder.nodeCount < limits.nodes else {
      throw JSONProblem(tooLarge: "more than \(limits.nodes) nodes", at: here)
    }
    switch current {
    case .ascii("{"): try readObject()
    case .ascii("["): try readArray()
    case .ascii("\""): try readString(limit: limits.scalarBytes, what: "a string")
    case .some(let byte) where byte == .ascii("-") || byte.isDigit: try readNumber()
    default: try readWord()
    }
  }

  private mutating func readObject() throws(JSONProblem) {
    try open(.mapping)
    skipWhitespace()
    if current != .ascii("}") {
      while true {
        guard current == .ascii("\"") else { throw unexpected("a key in double quotes") }
        try readString(limit: limits.keyBytes, what: "a key")
        skipWhitespace()
        try expect(.ascii(":"), "':' after the key")
        skipWhitespace()
        try readValue()
        guard try hasMore(closing: .ascii("}"), name: "'}'") else { break }
      }
    }
    close()
  }

  private mutating func readArray() throws(JSONProblem) {
    try open(.sequence)
    skipWhitespace()
    if current != .ascii("]") {
      while true {
        try readValue()
        guard try hasMore(closing: .ascii("]"), name: "']'") else { break }
      }
    }
    close()
  }

  private mutating func open(_ kind: StoredNode.Kind) throws(JSONProblem) {
    guard builder.depth < limits.depth else {
      throw JSONProblem(tooLarge: "nested more than \(limits.depth) levels deep", at: here)
    }
    builder.begin(kind, tag: .none, at: here)
    offset += 1
  }

  private mutating func close() {
    offset += 1
    builder.end(at: offset, format: .json)
  }

  /// After an element: true behind a comma, false before the closing bracket.
  private mutating func hasMore(closing: UInt8, name: String) throws(JSONProblem) -> Bool {
    skipWhitespace()
    if current == closing { return false }
    let comma = here
    try expect(.ascii(","), "',' or \(name)")
    skipWhitespace()
    if current == closing { throw JSONProblem("JSON allows no comma before \(name)", at: comma) }
    return true
  }

  private mutating func readString(limit: Int, what: String) throws(JSONProblem) {
    let start = offset
    let valueStart = builder.values.count
    try JSONString.read(bytes, from: &offset, appendingTo: &builder.values)
    let count = builder.values.count - valueStart
    guard count <= limit else {
      throw JSONProblem(
        tooLarge: "\(what) of \(count) bytes, more than \(limit)", at: start..<offset)
    }
    builder.scalar(valueStart: valueStart, style: .quoted, tag: .none, at: start..<offset)
  }

  private mutating func readNumber() throws(JSONProblem) {
    let word = self.word
    guard isJSONNumber(word) || asPython && word == "-Infinity" else {
      if word == "-Infinity" { throw JSONProblem("JSON has no -Infinity", at: word.indices) }
      throw JSONProblem("\(ByteString(word).quoted) is not a JSON number", at: word.indices)
    }
    literal(word)
  }

  private mutating func readWord() throws(JSONProblem) {
    let word = self.word
    switch ByteString(word) {
    case "true", "false", "null": literal(word)
    case "NaN" where asPython, "Infinity" where asPython: literal(word)
    case "NaN", "Infinity":
      throw JSONProblem("JSON has no \(ByteString(word))", at: word.indices)
    default: throw unexpected("a value")
    }
  }

  private mutating func literal(_ word: ArraySlice<UInt8>) {
    let valueStart = builder.values.count
    builder.values += word
    builder.scalar(valueStart: valueStart, style: .jsonLiteral, tag: .none, at: word.indices)
    offset = word.endIndex
  }

  /// The letters, digits, signs and dots from here on.
  private var word: ArraySlice<UInt8> {
    bytes[offset...].prefix {
      $0.isAlphanumeric || $0 == .ascii("-") || $0 == .ascii("+") || $0 == .ascii(".")
    }
  }

  private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private var here: ByteRange {
    offset..<(offset + (validUTF8Length(bytes[offset...]) ?? 0))
  }

  private mutating func skipWhitespace() {
    while let byte = current, byte.isBlank || byte == .lineFeed || byte == .carriageReturn {
      offset += 1
    }
  }

  private mutating func expect(_ byte: UInt8, _ what: String) throws(JSONProblem) {
    guard current == byte else { throw unexpected(what) }
    offset += 1
  }

  private func unexpected(_ expected: String) -> JSONProblem {
    guard offset < bytes.count else {
      return JSONProblem("the file ends where \(expected) should be", at: here)
    }
    if current == .ascii("/") || current == .ascii("#") {
      return JSONProblem("JSON allows no comments", at: here)
    }
    return JSONProblem("expected \(expected), found \(ByteString(bytes[here]).quoted)", at: here)
  }
}

/// RFC 8259, section 6: `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`
private func isJSONNumber(_ word: ArraySlice<UInt8>) -> Bool {
  var rest = word
  if rest.first == .ascii("-") { rest = rest.dropFirst() }
  let whole = rest.prefix { $0.isDigit }
  guard !whole.isEmpty, whole.count == 1 || whole.first != .ascii("0") else { return false }
  rest = rest.dropFirst(whole.count)
  if rest.first == .ascii(".") {
    let fraction = rest.dropFirst().prefix { $0.isDigit }
    guard !fraction.isEmpty else { return false }
    rest = rest.dropFirst(1 + fraction.count)
  }
  guard rest.first?.lowercased == .ascii("e") else { return rest.isEmpty }
  rest = rest.dropFirst()
  if rest.first == .ascii("-") || rest.first == .ascii("+") { rest = rest.dropFirst() }
  return rest.isAllDigits
}
