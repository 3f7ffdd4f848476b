/// One of several parts into which a judgement is split: `2/4`.
public struct ShardNumber: Hashable, Sendable, CustomStringConvertible {
  /// From 1.
  public let number: Int
  /// How many there are.
  public let count: Int

  /// As many jobs as a matrix of GitHub Actions may have.
  public static let countLimit = 256

  /// Nil for anything but two decimal numbers with a slash between them, the first from 1 to the second.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count == 2, let number = decimal(parts[0]), let count = decimal(parts[1]) else {
      return nil
    }
    self.init(number, of: count)
  }

  public init?(_ number: Int, of count: Int) {
    guard 1 <= number, number <= count, count <= Self.countLimit else { return nil }
    (self.number, self.count) = (number, count)
  }

  public var description: String { "\(number)/\(count)" }
}

/// The value of decimal digits without sign or leading zero; nil for anything else.
func decimal(_ digits: Substring.UTF8View) -> Int? {
  guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }),
    digits.count == 1 || digits.first != 0x30
  else { return nil }
  return Int(Substring(digits))
}
