import ByteText

/// The bare `NaN`, `Infinity` and `-Infinity` that Python's `json.dump` writes, which are no JSON.
///
/// A metrics file with one is still to be read, so that the gate can say which metric is no number.
/// Each literal that stands where a value can is replaced by zeros of the same length, so that
/// every other place stays as it is and everything else is held against the strict grammar.
struct NonFiniteLiterals {
  /// The file with the literals replaced.
  private(set) var bytes: [UInt8]
  /// The value of each literal by the offset where it starts.
  private(set) var values: [Int: Double] = [:]
  /// For each open bracket whether it is a list's.
  private var lists: [Bool] = []
  private var isAtValue = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == .ascii("\"") {
        offset = Self.end(ofString: bytes, from: offset)
      } else if Self.isPartOfWord(byte) {
        let word = bytes[offset...].prefix(while: Self.isPartOfWord)
        if isAtValue { replace(word) }
        offset = word.endIndex
      } else {
        offset += 1
      }
      if !byte.isWhitespace { pass(byte) }
    }
  }

  private mutating func pass(_ byte: UInt8) {
    switch byte {
    case .ascii("["), .ascii("{"): lists.append(byte == .ascii("["))
    case .ascii("]"), .ascii("}"): _ = lists.popLast()
    default: break
    }
    isAtValue =
      byte == .ascii(":") || lists.last == true && (byte == .ascii("[") || byte == .ascii(","))
  }

  private mutating func replace(_ word: ArraySlice<UInt8>) {
    let value: Double
    switch ByteString(word) {
    case "NaN": value = .nan
    case "Infinity": value = .infinity
    case "-Infinity": value = -.infinity
    default: return
    }
    values[word.startIndex] = value
    for offset in word.indices { bytes[offset] = .ascii("0") }
    bytes[word.startIndex + 1] = .ascii(".")
  }

  /// Behind the closing quotation mark, or at the end of the file.
  private static func end(ofString bytes: [UInt8], from start: Int) -> Int {
    var offset = start + 1
    while offset < bytes.count, bytes[offset] != .ascii("\"") {
      offset += bytes[offset] == .ascii("\\") ? 2 : 1
    }
    return min(offset + 1, bytes.count)
  }

  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == .ascii("-") || byte == .ascii("+") || byte == .ascii(".")
  }
}
