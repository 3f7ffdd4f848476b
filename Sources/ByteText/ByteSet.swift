/// A set of bytes: 256 bits.
public struct ByteSet: Hashable, Sendable {
  private var words: (low: UInt64, second: UInt64, third: UInt64, high: UInt64) = (0, 0, 0, 0)

  public init() {}

  public init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { insert(byte) }
  }

  public func contains(_ byte: UInt8) -> Bool {
    word(byte >> 6) & bit(byte) != 0
  }

  public mutating func insert(_ byte: UInt8) {
    setWord(byte >> 6, word(byte >> 6) | bit(byte))
  }

  public mutating func remove(_ byte: UInt8) {
    setWord(byte >> 6, word(byte >> 6) & ~bit(byte))
  }

  public mutating func formComplement() {
    words = (~words.low, ~words.second, ~words.third, ~words.high)
  }

  private func bit(_ byte: UInt8) -> UInt64 { 1 << UInt64(byte & 63) }

  private func word(_ index: UInt8) -> UInt64 {
    switch index {
    case 0: words.low
    case 1: words.second
    case 2: words.third
    default: words.high
    }
  }

  private mutating func setWord(_ index: UInt8, _ value: UInt64) {
    switch index {
    case 0: words.low = value
    case 1: words.second = value
    case 2: words.third = value
    default: words.high = value
    }
  }

  public static func == (left: Self, right: Self) -> Bool { left.words == right.words }

  public func hash(into hasher: inout Hasher) {
    for index: UInt8 in 0..<4 { hasher.combine(word(index)) }
  }
}
