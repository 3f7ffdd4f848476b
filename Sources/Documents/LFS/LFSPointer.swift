public import ByteText

/// What git stores in place of a large file: the SHA-256 and the size of its content.
///
/// Sources: git-lfs `docs/spec.md`, and what `lfs/pointer.go` of git-lfs 3.3 reads and writes.
public struct LFSPointer: Hashable, Sendable {
  /// git-lfs looks for a pointer in no blob of this size or above.
  public static let byteLimit = 1024
  /// The sizes that a text pointer can have: the shortest has the oldest version's address and a size
  /// of one digit without a line feed.
  static let byteCounts = 114..<byteLimit

  /// The SHA-256 of the content in 64 lower-case hexadecimal digits.
  public let oid: ByteString
  /// The content's size in bytes.
  public let size: Int
  /// By priority.
  public let extensions: [LFSPointerExtension]
  /// The first place where the text is not what git-lfs writes; nil for a canonical pointer.
  public let deviation: LFSPointerDeviation?

  /// What git-lfs writes: nothing for the empty file.
  public var canonical: ByteString {
    ByteString(canonicalText(oid: oid, size: size, extensions: extensions))
  }

  /// An empty blob stands for the empty file.
  public static let empty = LFSPointer(
    oid: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", size: 0,
    extensions: [], text: [])

  init(oid: ByteString, size: Int, extensions: [LFSPointerExtension], text: [UInt8]) {
    self.oid = oid
    self.size = size
    self.extensions = extensions
    let canonical = canonicalText(oid: oid, size: size, extensions: extensions)
    deviation = LFSPointerDeviation(of: text, from: canonical)
  }
}

/// A filter beside git-lfs that changed the content first: its place in the order and the hash before it.
public struct LFSPointerExtension: Hashable, Sendable {
  /// 0–9
  public let priority: UInt8
  public let name: ByteString
  public let oid: ByteString
}

/// What git-lfs writes: nothing for the empty file.
private func canonicalText(
  oid: ByteString, size: Int, extensions: [LFSPointerExtension]
) -> [UInt8] {
  guard size > 0 else { return [] }
  var lines = ["version https://git-lfs.github.com/spec/v1" as ByteString]
  for item in extensions {
    let key = Array("ext-\(item.priority)-".utf8) + item.name.bytes
    lines.append(ByteString(key + Array(" sha256:".utf8) + item.oid.bytes))
  }
  lines.append(ByteString(Array("oid sha256:".utf8) + oid.bytes))
  lines.append(ByteString("size \(size)"))
  return lines.flatMap { $0.bytes + [.lineFeed] }
}
