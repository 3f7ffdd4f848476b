import ByteText

/// A place in bytes that moves forward: what the hand-written grammars read with.
struct ByteScanner {
  let bytes: [UInt8]
  private(set) var position: Int
  /// Nothing at or behind this offset is seen.
  let end: Int

  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  init(_ bytes: some Collection<UInt8>) {
    self.init(Array(bytes), in: 0..<bytes.count)
  }

  var isAtEnd: Bool { position >= end }
  var current: UInt8? { isAtEnd ? nil : bytes[position] }
  var rest: ArraySlice<UInt8> { bytes[position..<end] }

  /// The byte `distance` behind the current one; nil past the end.
  func peek(_ distance: Int = 1) -> UInt8? {
    position + distance < end ? bytes[position + distance] : nil
  }

  mutating func advance(by distance: Int = 1) { position = min(position + distance, end) }

  mutating func move(to place: Int) { position = place }

  /// Consumes `byte` where it is the current one.
  mutating func consume(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    position += 1
    return true
  }

  /// Consumes `word`, ASCII letters of either case, where it stands here.
  mutating func consume(ignoringCase word: StaticString) -> Bool {
    let wanted = ByteString(stringLiteral: word)
    guard rest.count >= wanted.count, rest.prefix(wanted.count).lowercasedASCII == wanted else {
      return false
    }
    position += wanted.count
    return true
  }

  /// Consumes bytes while they fit, and returns them.
  @discardableResult
  mutating func consume(while fits: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = position
    while position < end, fits(bytes[position]) { position += 1 }
    return bytes[start..<position]
  }

  mutating func skipBlanks() { consume(while: \.isBlank) }
}
