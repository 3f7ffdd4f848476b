import ByteText

/// The lines before the first empty one.
struct ObjectHeaderLines: Sequence, IteratorProtocol {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  mutating func next() -> ArraySlice<UInt8>? {
    guard let end = rest.firstIndex(of: .lineFeed), end > rest.startIndex else { return nil }
    defer { rest = rest[(end + 1)...] }
    return rest[..<end]
  }
}

/// The seconds of `… NAME <MAIL> SECONDS ZONE`; negative ones are before 1970.
func signatureTime(_ line: ArraySlice<UInt8>) -> Int? {
  guard let mailEnd = line.lastIndex(of: .ascii(">")) else { return nil }
  let seconds = line[(mailEnd + 1)...].trimmed.prefix { $0 != .space }
  return seconds.first == .ascii("-")
    ? seconds.dropFirst().decimalValue.map { -$0 } : seconds.decimalValue
}
