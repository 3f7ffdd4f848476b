public import ByteText

/// A `.gitattributes` file: its lines in order, each with its place.
public struct AttributeFile: Sendable {
  /// Where git keeps the bytes; its two readers differ in what ends the text.
  public enum Storage: Sendable {
    /// An index or a commit: the text ends at the first NUL, a byte-order mark belongs to the first line.
    case object
    /// The disk: a NUL ends its line, a byte-order mark is skipped.
    case disk
  }

  /// git reads no attribute file of more bytes (100 MiB).
  public static let byteLimit = 100 << 20

  /// Empty for a file outside the snapshot.
  public let path: RepositoryPath
  public let bytes: [UInt8]
  public let lines: [AttributeLine]

  /// - Parameter ignoresCase: patterns match ASCII letters in either case (`core.ignorecase`).
  public init(
    path: RepositoryPath, bytes: [UInt8], storage: Storage = .object, ignoresCase: Bool = false
  ) {
    self.path = path
    self.bytes = bytes
    let parser = AttributeLineParser(
      bytes: bytes, allowsMacros: path.folder.bytes.isEmpty, ignoresCase: ignoresCase)
    lines = lineRanges(bytes, storage).compactMap(parser.line)
  }
}

private func lineRanges(_ bytes: [UInt8], _ storage: AttributeFile.Storage) -> [Range<Int>] {
  var start = 0
  var end = bytes.count
  switch storage {
  case .object: end = bytes.firstIndex(of: 0) ?? end
  case .disk: if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
  }
  var ranges: [Range<Int>] = []
  while start < end {
    let lineEnd = bytes[start..<end].firstIndex(of: .lineFeed) ?? end
    let textEnd = bytes[start..<lineEnd].firstIndex(of: 0) ?? lineEnd
    ranges.append(start..<textEnd)
    start = lineEnd + 1
  }
  return ranges
}
