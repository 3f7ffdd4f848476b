/// What parsers ask of bytes; never of characters.
extension Collection<UInt8> {
  public func hasPrefix(_ prefix: StaticString) -> Bool {
    starts(with: prefix)
  }

  /// Whether the bytes begin with the UTF-8 bytes of `prefix`.
  public func starts(with prefix: StaticString) -> Bool {
    ByteString(stringLiteral: prefix).bytes.count <= count
      && starts(with: ByteString(stringLiteral: prefix).bytes)
  }

  /// The same bytes with ASCII letters in lower case.
  public var lowercasedASCII: ByteString { ByteString(map(\.lowercased)) }

  /// Whether there is at least one byte and all of them are ASCII digits.
  public var isAllDigits: Bool { !isEmpty && allSatisfy(\.isDigit) }

  /// The value of decimal digits; nil for anything else and past `Int.max`.
  public var decimalValue: Int? {
    guard isAllDigits else { return nil }
    var value = 0
    for byte in self {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int(byte - 0x30))
      guard !overflow, !carry else { return nil }
      value = sum
    }
    return value
  }
}

extension BidirectionalCollection<UInt8> {
  public func hasSuffix(_ suffix: StaticString) -> Bool {
    let bytes = ByteString(stringLiteral: suffix).bytes
    return bytes.count <= count && self.suffix(bytes.count).elementsEqual(bytes)
  }

  /// The slice without white space at either end.
  public var trimmed: SubSequence {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return self[endIndex..<endIndex] }
    return self[first...last]
  }
}

extension RandomAccessCollection<UInt8> {
  /// The first place at or after `start` where `needle` stands.
  public func firstIndex(of needle: some RandomAccessCollection<UInt8>, from start: Index) -> Index?
  {
    guard let head = needle.first else { return start }
    var position = start
    while let found = self[position...].firstIndex(of: head) {
      if self[found...].starts(with: needle) { return found }
      position = index(after: found)
    }
    return nil
  }

  public func contains(_ needle: StaticString) -> Bool {
    firstIndex(of: ByteString(stringLiteral: needle).bytes, from: startIndex) != nil
  }
}

/// `left == "literal"` for any collection of bytes.
public func == (left: some Collection<UInt8>, right: StaticString) -> Bool {
  left.elementsEqual(ByteString(stringLiteral: right).bytes)
}
