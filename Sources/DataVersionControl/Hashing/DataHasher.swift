public import ByteText
import Hashing

/// DVC's md5 of a file's bytes, which are handed over piece by piece.
///
/// Source: `dvc_data/hashfile/hash.py` and `istextfile.py`, dvc-data 3.18.
public struct DataHasher {
  /// DVC reads files in pieces of so many bytes, and judges each of them for itself.
  static let pieceSize = 1 << 20
  /// What is looked at to tell text from binary.
  private static let sampleSize = 512

  private let style: DataHashStyle
  private var hash = ContentHash.MD5()
  private var piece: [UInt8] = []

  public init(_ style: DataHashStyle) {
    self.style = style
  }

  public mutating func update(_ bytes: ArraySlice<UInt8>) {
    guard style == .md5DOS2Unix else {
      hash.update(bytes)
      return
    }
    var rest = bytes
    while !rest.isEmpty {
      let taken = rest.prefix(Self.pieceSize - piece.count)
      piece += taken
      rest = rest.dropFirst(taken.count)
      if piece.count == Self.pieceSize { flush() }
    }
  }

  /// 32 lower-case hexadecimal digits.
  public consuming func finish() -> ByteString {
    flush()
    return ByteString(hash.finish())
  }

  private mutating func flush() {
    if isText(piece.prefix(Self.sampleSize)) { piece = withoutCarriageReturns(piece) }
    hash.update(piece[...])
    piece.removeAll(keepingCapacity: true)
  }

  /// Of bytes that are there as a whole.
  public static func hash(_ bytes: [UInt8], _ style: DataHashStyle) -> ByteString {
    var hasher = DataHasher(style)
    hasher.update(bytes[...])
    return hasher.finish()
  }
}

/// No NUL, and at most 30 % that is neither printable ASCII nor a usual control character.
private func isText(_ sample: ArraySlice<UInt8>) -> Bool {
  if sample.contains(0) { return false }
  let others = sample.count { byte in
    !(0x20..<0x7F).contains(byte) && ![0x0A, 0x0D, 0x09, 0x0C, 0x08].contains(byte)
  }
  return Double(others) / Double(max(sample.count, 1)) <= 0.30
}

/// Every CR LF as LF; a lone CR stays.
private func withoutCarriageReturns(_ bytes: [UInt8]) -> [UInt8] {
  guard bytes.contains(.carriageReturn) else { return bytes }
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  for (place, byte) in bytes.enumerated() {
    let isPair =
      byte == .carriageReturn && place + 1 < bytes.count && bytes[place + 1] == .lineFeed
    if !isPair { result.append(byte) }
  }
  return result
}
