import ByteText

/// libyaml counts code points; sources are bytes. For ASCII the two are one.
struct CharacterOffsets {
  /// Where the text begins, behind a byte-order mark.
  let start: Int
  private let count: Int
  /// The byte offset of each code point; nil for ASCII.
  private let table: [Int32]?

  init(_ bytes: [UInt8], from start: Int) {
    self.start = start
    count = bytes.count
    guard bytes.contains(where: { $0 >= 0x80 }) else {
      table = nil
      return
    }
    table = (start..<bytes.count).filter { bytes[$0] & 0xC0 != 0x80 }.map { Int32($0) }
  }

  func byte(_ character: Int) -> Int {
    guard let table else { return min(start + character, count) }
    return character < table.count ? Int(table[character]) : count
  }

  func byteRange(_ first: Int, _ end: Int) -> ByteRange { byte(first)..<byte(end) }
}
