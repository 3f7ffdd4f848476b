import ByteText

/// The name of a git object: 20 bytes (SHA-1).
public struct ObjectID: Hashable, Sendable, CustomStringConvertible {
  public let bytes: [UInt8]

  /// - Precondition: 20 bytes.
  public init(bytes: [UInt8]) {
    precondition(bytes.count == 20)
    self.bytes = bytes
  }

  /// From 40 hexadecimal digits of either case; nil for anything else.
  public init?(hexadecimal digits: some Collection<UInt8>) {
    let values = digits.compactMap(\.hexValue)
    guard values.count == 40, digits.count == 40 else { return nil }
    bytes = stride(from: 0, to: 40, by: 2).map { values[$0] << 4 | values[$0 + 1] }
  }

  /// 40 lower-case hexadecimal digits.
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
