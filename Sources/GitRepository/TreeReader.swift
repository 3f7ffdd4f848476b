import ByteText
import RepositorySnapshot

/// Reads the entries of one tree object: `MODE NAME\0` and an id's bytes, one after the other.
struct TreeReader {
  private let bytes: [UInt8]
  private let idLength: Int
  private var offset = 0

  /// - Parameter idLength: 20 or 32, as the id of the tree itself.
  init(_ bytes: [UInt8], idLength: Int = 20) {
    self.bytes = bytes
    self.idLength = idLength
  }

  /// False after `next` returned nil at bytes that are no entry.
  var isAtEnd: Bool { offset == bytes.count }

  /// The next entry; nil at the end and at bytes that are no entry.
  mutating func next() -> (mode: UInt32, name: ArraySlice<UInt8>, object: ObjectID)? {
    guard let space = bytes[offset...].firstIndex(of: .space),
      let mode = octal(bytes[offset..<space]),
      let end = bytes[(space + 1)...].firstIndex(of: 0), end + idLength < bytes.count
    else { return nil }
    offset = end + 1 + idLength
    return (mode, bytes[(space + 1)..<end], ObjectID(bytes: bytes[(end + 1)..<offset]))
  }

  /// The value of at most seven octal digits.
  private func octal(_ digits: ArraySlice<UInt8>) -> UInt32? {
    guard 1...7 ~= digits.count else { return nil }
    var value: UInt32 = 0
    for digit in digits {
      guard case 0x30...0x37 = digit else { return nil }
      value = value << 3 | UInt32(digit - 0x30)
    }
    return value
  }
}
