public import ByteText

/// A number of bytes as people write it: `10000000`, `10 MB` (powers of 1000), `10 MiB` (of 1024).
public struct ByteSize: Hashable, Sendable {
  public let bytes: Int

  public init(_ bytes: Int) {
    self.bytes = bytes
  }

  /// Nil for anything else, for a fraction of a byte and past `Int.max`.
  public init?(_ text: ByteString) {
    let digits = text.prefix { $0.isDigit }
    var rest = text[digits.count..<text.count]
    var decimals: ArraySlice<UInt8> = []
    if rest.first == .ascii(".") {
      decimals = rest.dropFirst().prefix { $0.isDigit }
      guard !decimals.isEmpty else { return nil }
      rest = rest.dropFirst(decimals.count + 1)
    }
    if rest.first == .space { rest = rest.dropFirst() }
    let hasUnit = !rest.isEmpty || text.last == .space
    guard let unit = hasUnit ? Self.bytes(ofUnit: ByteString(rest)) : 1,
      let bytes = Self.multiply(digits, decimals, by: unit)
    else { return nil }
    self.bytes = bytes
  }

  /// The text that `init` reads, for the schema.
  public static let pattern =
    "^[0-9]+(\\.[0-9]+)? ?(\(units.map { $0.name }.joined(separator: "|")))?$"

  private static let units: [(name: String, bytes: Int)] = [
    ("B", 1), ("kB", 1_000), ("KB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000),
    ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30),
  ]

  private static func bytes(ofUnit name: ByteString) -> Int? {
    units.first { ByteString($0.name) == name }?.bytes
  }

  private static func multiply(
    _ digits: ArraySlice<UInt8>, _ decimals: ArraySlice<UInt8>, by unit: Int
  ) -> Int? {
    guard decimals.count <= 9, let figure = (digits + decimals).decimalValue, !digits.isEmpty else {
      return nil
    }
    let (product, overflow) = figure.multipliedReportingOverflow(by: unit)
    let divisor = decimals.reduce(1) { power, _ in power * 10 }
    return overflow || product % divisor != 0 ? nil : product / divisor
  }
}

extension ByteSize: CustomStringConvertible {
  /// In the largest unit that divides it: `10 MB`, `4 MiB`, `1234`.
  public var description: String {
    let unit = Self.units.filter { bytes != 0 && $0.bytes > 1 && bytes % $0.bytes == 0 }
      .max { $0.bytes < $1.bytes }
    guard let unit else { return "\(bytes)" }
    return "\(bytes / unit.bytes) \(unit.name)"
  }
}
