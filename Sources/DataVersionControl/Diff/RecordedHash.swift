public import ByteText
import Documents

/// A hash that DVC recorded or made: two of different styles are never the same.
public struct RecordedHash: Hashable, Sendable {
  public let style: DataHashStyle
  /// 32 lower-case hexadecimal digits; `.dir` after them for a folder.
  public let md5: ByteString

  public init(_ md5: ByteString, _ style: DataHashStyle) { (self.md5, self.style) = (md5, style) }

  var isOfFolder: Bool { md5.hasSuffix(".dir") }
}

extension DVCRecord {
  var hash: RecordedHash? { recordedHash.map { RecordedHash($0, style) } }
}
