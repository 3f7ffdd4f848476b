import ByteText

/// The name of a git object: 20 bytes (SHA-1) or 32 (SHA-256), as the repository has it.
///
/// Held in place, not in an array: a snapshot has one for each of its files.
public struct ObjectID: Hashable, Sendable {
  /// The bytes in their order, zeros behind the 20 of SHA-1.
  private let words: (UInt64, UInt64, UInt64, UInt64)
  private let isLong: Bool

  /// The number of bytes: 20 or 32.
  public var count: Int { isLong ? 32 : 20 }

  /// - Precondition: 20 or 32 bytes.
  public init(bytes: ArraySlice<UInt8>) {
    precondition(bytes.count == 20 || bytes.count == 32)
    func word(_ place: Int) -> UInt64 {
      let start = bytes.startIndex + 8 * place
      return (0..<8).reduce(0) { word, offset in
        let place = start + offset
        return word << 8 | (place < bytes.endIndex ? UInt64(bytes[place]) : 0)
      }
    }
    words = (word(0), word(1), word(2), word(3))
    isLong = bytes.count == 32
  }

  /// - Precondition: 20 or 32 bytes.
  public init(bytes: [UInt8]) {
    self.init(bytes: bytes[...])
  }

  /// From 40 or 64 hexadecimal digits of either case; nil for anything else.
  public init?(hexadecimal digits: some Collection<UInt8>) {
    let values = digits.compactMap(\.hexValue)
    guard values.count == 40 || values.count == 64, digits.count == values.count else { return nil }
    let pairs = stride(from: 0, to: values.count, by: 2)
    self.init(bytes: pairs.map { values[$0] << 4 | values[$0 + 1] })
  }

  /// The 20 or 32 bytes.
  public var bytes: [UInt8] {
    (0..<count).map { place in
      let word = [words.0, words.1, words.2, words.3][place / 8]
      return UInt8(truncatingIfNeeded: word >> (56 - 8 * UInt64(place % 8)))
    }
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.words == right.words && left.isLong == right.isLong
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
  }
}

extension ObjectID: Comparable, CustomStringConvertible {
  /// Byte order, which is the order of the hexadecimal digits.
  public static func < (left: Self, right: Self) -> Bool {
    left.words == right.words ? !left.isLong && right.isLong : left.words < right.words
  }

  /// 40 or 64 lower-case hexadecimal digits.
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
