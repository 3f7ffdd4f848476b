#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Bytes that came from outside: a path, a key, a value, a message.
///
/// Swift's `String` compares by canonical equivalence and splits by grapheme, so two different
/// names can be equal and a separator can hide behind a combining mark. Input therefore stays
/// bytes; `description` is the only way to text, and it makes everything visible.
public struct ByteString: Hashable, Sendable {
  public var bytes: [UInt8]

  @inlinable public init(_ bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
  }

  /// The UTF-8 bytes of `text`.
  public init(_ text: String) {
    bytes = Array(text.utf8)
  }
}

extension ByteString {
  /// All bytes in one step: a snapshot's paths are keys by the ten thousand.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(bytes.count)
    unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
  }
}

extension ByteString: ExpressibleByStringLiteral {
  @inlinable public init(stringLiteral value: StaticString) {
    bytes = value.withUTF8Buffer { unsafe Array($0) }
  }
}

extension ByteString: RandomAccessCollection {
  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { bytes.count }

  @inlinable public subscript(position: Int) -> UInt8 { bytes[position] }

  @inlinable public subscript(range: Range<Int>) -> ArraySlice<UInt8> { bytes[range] }

  @inlinable public func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result? {
    unsafe try bytes.withContiguousStorageIfAvailable(body)
  }
}

extension ByteString: Comparable {
  /// Byte order, which for UTF-8 is code point order.
  public static func < (left: Self, right: Self) -> Bool {
    let order = compare(left.bytes, right.bytes, count: Swift.min(left.count, right.count))
    return order == 0 ? left.count < right.count : order < 0
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.count == right.count && compare(left.bytes, right.bytes, count: left.count) == 0
  }

  /// memcmp(3): paths are compared by the hundred thousand.
  private static func compare(_ left: [UInt8], _ right: [UInt8], count: Int) -> Int32 {
    unsafe left.withUnsafeBytes { left in
      unsafe right.withUnsafeBytes { right in
        guard let left = left.baseAddress, let right = right.baseAddress else { return 0 }
        return unsafe memcmp(left, right, count)
      }
    }
  }
}

extension ByteString: CustomStringConvertible {
  /// The text with everything that a terminal or a reader could miss made visible.
  public var description: String { visibleText(bytes) }

  /// `'text'`, shortened to its first 80 characters: the form that messages quote.
  public var quoted: String {
    let text = description
    guard let end = text.index(text.startIndex, offsetBy: 80, limitedBy: text.endIndex),
      end != text.endIndex
    else { return "'\(text)'" }
    return "'\(text[..<end])…'"
  }

  /// `'text'`, however long: for the path of a file that people have to find.
  public var quotedInFull: String { "'\(description)'" }
}
