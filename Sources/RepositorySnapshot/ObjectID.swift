import ByteText

/// The name of a git object: 20 bytes (SHA-1).
///
/// Held in place, not in an array: a snapshot has one for each of its files.
public struct ObjectID: Hashable, Sendable {
  private let high: UInt64
  private let middle: UInt64
  private let low: UInt32

  /// - Precondition: 20 bytes.
  public init(bytes: ArraySlice<UInt8>) {
    precondition(bytes.count == 20)
    let start = bytes.startIndex
    high = bytes[start..<(start + 8)].reduce(0) { $0 << 8 | UInt64($1) }
    middle = bytes[(start + 8)..<(start + 16)].reduce(0) { $0 << 8 | UInt64($1) }
    low = bytes[(start + 16)..<(start + 20)].reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// - Precondition: 20 bytes.
  public init(bytes: [UInt8]) {
    self.init(bytes: bytes[...])
  }

  /// From 40 hexadecimal digits of either case; nil for anything else.
  public init?(hexadecimal digits: some Collection<UInt8>) {
    let values = digits.compactMap(\.hexValue)
    guard values.count == 40, digits.count == 40 else { return nil }
    self.init(bytes: stride(from: 0, to: 40, by: 2).map { values[$0] << 4 | values[$0 + 1] })
  }

  /// The 20 bytes.
  public var bytes: [UInt8] {
    (0..<20).map { place in
      switch place {
      case 0..<8: UInt8(truncatingIfNeeded: high >> (56 - 8 * UInt64(place)))
      case 8..<16: UInt8(truncatingIfNeeded: middle >> (120 - 8 * UInt64(place)))
      default: UInt8(truncatingIfNeeded: low >> (152 - 8 * UInt32(place)))
      }
    }
  }
}

extension ObjectID: Comparable, CustomStringConvertible {
  /// Byte order, which is the order of the hexadecimal digits.
  public static func < (left: Self, right: Self) -> Bool {
    (left.high, left.middle, left.low) < (right.high, right.middle, right.low)
  }

  /// 40 lower-case hexadecimal digits.
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
