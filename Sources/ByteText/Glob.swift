/// A path pattern as `.gitattributes`, `.gitignore` and the configuration write it.
///
/// Without a slash (one at the end aside) it matches the last component at any depth; with a leading
/// or inner slash it matches the path from the pattern's own folder. `**` stands for any folders.
/// Source: gitignore(5), and `match_basename` and `match_pathname` of git's `dir.c`.
public struct Glob: Sendable {
  /// As it was written.
  public let pattern: ByteString
  /// Written with a leading `!`.
  public let isNegative: Bool
  /// Written with a slash at the end: it matches folders alone.
  public let isFolderOnly: Bool
  /// Whether a slash ties the pattern to its folder.
  public let isAnchored: Bool
  private let ignoresCase: Bool
  /// The bytes before the first wildcard; they are compared without the matcher, as git does, and
  /// so `a**/b` crosses folders though `**` is no whole component.
  private let head: [UInt8]
  /// What follows; nil where nothing does.
  private let rest: Wildmatch?

  public init(_ pattern: ByteString, ignoresCase: Bool = false) {
    self.pattern = pattern
    self.ignoresCase = ignoresCase
    var body = pattern.bytes[...]
    isNegative = body.first == .ascii("!")
    if isNegative { body = body.dropFirst() }
    isFolderOnly = body.last == .ascii("/")
    if isFolderOnly { body = body.dropLast() }
    isAnchored = body.contains(.ascii("/"))
    if body.first == .ascii("/") { body = body.dropFirst() }
    let literal = body.prefix { !isWildcard($0) }
    head = ignoresCase ? literal.map(\.lowercased) : Array(literal)
    let tail = body.dropFirst(literal.count)
    rest =
      tail.isEmpty
      ? nil : Wildmatch(tail, isPathname: isAnchored, ignoresCase: ignoresCase)
  }

  /// Whether the pattern matches the file at `path` itself; a pattern for folders does not.
  public func matches(_ path: RepositoryPath, in folder: RepositoryPath = "") -> Bool {
    !isFolderOnly && matchesBytes(path.bytes.bytes[...], folderLength: folder.bytes.count)
  }

  /// Whether the pattern matches `path` or a folder that holds it: what an exclusion means.
  public func covers(_ path: RepositoryPath) -> Bool {
    let bytes = path.bytes.bytes
    if !isFolderOnly && matchesBytes(bytes[...], folderLength: 0) { return true }
    return bytes.indices.contains {
      bytes[$0] == .ascii("/") && matchesBytes(bytes[..<$0], folderLength: 0)
    }
  }

  /// Whether the pattern, written in the folder of `folderLength` bytes that holds the path, matches.
  package func matchesBytes(_ path: ArraySlice<UInt8>, folderLength: Int) -> Bool {
    let name: ArraySlice<UInt8>
    if isAnchored {
      name = path.dropFirst(folderLength == 0 ? 0 : folderLength + 1)
    } else {
      let slash = path.lastIndex(of: .ascii("/"))
      name = slash.map { path[($0 + 1)...] } ?? path
    }
    guard name.count >= head.count,
      bytesMatch(name.prefix(head.count), head, ignoresCase: ignoresCase)
    else { return false }
    let remainder = name.dropFirst(head.count)
    return rest?.matches(remainder) ?? remainder.isEmpty
  }
}

/// The bytes that end a literal prefix (`is_glob_special` of git).
private func isWildcard(_ byte: UInt8) -> Bool {
  byte == .ascii("*") || byte == .ascii("?") || byte == .ascii("[") || byte == .ascii("\\")
}
