/// What parsers ask of bytes; never of characters.
///
/// Everything is inlinable: these run over every byte of every file, in other modules.
extension Collection<UInt8> {
  /// Whether the bytes begin with the UTF-8 bytes of `prefix`.
  @inlinable public func hasPrefix(_ prefix: StaticString) -> Bool {
    prefix.withUTF8Buffer { unsafe starts(with: $0) }
  }

  /// `hasPrefix` by the name that sequences have for it.
  @inlinable public func starts(with prefix: StaticString) -> Bool { hasPrefix(prefix) }

  /// The same bytes with ASCII letters in lower case.
  @inlinable public var lowercasedASCII: ByteString { ByteString(map(\.lowercased)) }

  /// Whether there is at least one byte and all of them are ASCII digits.
  @inlinable public var isAllDigits: Bool { !isEmpty && allSatisfy(\.isDigit) }

  /// The value of decimal digits; nil for anything else and past `Int.max`.
  @inlinable public var decimalValue: Int? {
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
  /// Whether the bytes end with the UTF-8 bytes of `suffix`.
  @inlinable public func hasSuffix(_ suffix: StaticString) -> Bool {
    suffix.withUTF8Buffer { unsafe reversed().starts(with: $0.reversed()) }
  }

  /// The slice without white space at either end.
  @inlinable public var trimmed: SubSequence {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return self[endIndex..<endIndex] }
    return self[first...last]
  }
}

extension RandomAccessCollection<UInt8> {
  /// The first place at or after `start` where `needle` stands.
  @inlinable public func firstIndex(
    of needle: some RandomAccessCollection<UInt8>, from start: Index
  ) -> Index? {
    guard let head = needle.first else { return start }
    var position = start
    while let found = self[position...].firstIndex(of: head) {
      if self[found...].starts(with: needle) { return found }
      position = index(after: found)
    }
    return nil
  }

  @inlinable public func contains(_ needle: StaticString) -> Bool {
    needle.withUTF8Buffer { unsafe firstIndex(of: $0, from: startIndex) } != nil
  }
}

/// `left == "literal"` for any collection of bytes.
@inlinable public func == (left: some Collection<UInt8>, right: StaticString) -> Bool {
  right.withUTF8Buffer { unsafe left.count == $0.count && left.elementsEqual($0) }
}

/// `case "literal":` over bytes, without making a byte string of every literal.
@inlinable public func ~= (pattern: StaticString, value: ByteString) -> Bool {
  value.bytes == pattern
}
