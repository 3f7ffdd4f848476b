public import ByteText

/// What a blob is to git-lfs.
public enum LFSPointerReading: Hashable, Sendable {
  case pointer(LFSPointer)
  /// It begins like a pointer and is none.
  case malformed(LFSPointerFault)
  /// Ordinary content.
  case content

  /// Reads a blob of fewer than `LFSPointer.byteLimit` bytes; a longer one is never a pointer.
  public init(_ bytes: [UInt8]) {
    guard bytes.count < LFSPointer.byteLimit else {
      self = .content
      return
    }
    guard !bytes.isEmpty else {
      self = .pointer(.empty)
      return
    }
    do {
      self = .pointer(try LFSPointerParser(bytes).pointer())
    } catch {
      self = beginsLikePointer(bytes) ? .malformed(error) : .content
    }
  }
}

/// Why a text that begins like a pointer is none, and where.
public struct LFSPointerFault: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case byteOrderMark
    /// Another key stands where this one must.
    case wrongKey(found: ByteString, expected: ByteString)
    /// The text ends before this key.
    case missingKey(ByteString)
    /// A line without a space between key and value.
    case missingValue(ByteString)
    /// A line after `size`.
    case extraLine(ByteString)
    case unknownVersion(ByteString)
    /// Not `sha256:` and 64 lower-case hexadecimal digits.
    case invalidOID(ByteString)
    /// Not a number of bytes.
    case invalidSize(ByteString)
    /// Two extensions of one priority.
    case repeatedPriority(ByteString)
    /// No word of the text names git-lfs.
    case noHeader
  }

  public let kind: Kind
  public let range: ByteRange

  public init(kind: Kind, range: ByteRange) {
    self.kind = kind
    self.range = range
  }
}

/// Whether the first line that is not blank is a pointer's.
private func beginsLikePointer(_ bytes: [UInt8]) -> Bool {
  let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
  let line = text.trimmed.prefix { $0 != .lineFeed }
  return line.hasPrefix("oid sha256:") || line.hasPrefix("version") && namesGitLFS(line)
}

/// git-lfs looks for one of three names before it reads further.
func namesGitLFS(_ text: ArraySlice<UInt8>) -> Bool {
  text.contains("git-media") || text.contains("hawser") || text.contains("git-lfs")
}
