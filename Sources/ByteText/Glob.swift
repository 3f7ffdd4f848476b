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
  /// Whether ASCII letters match in either case.
  public let ignoresCase: Bool
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
    let bytes = path.bytes.bytes[...]
    return !isFolderOnly
      && matches(bytes, nameStart: nameStart(of: bytes), folderLength: folder.bytes.count)
  }

  /// Whether the pattern matches `path` or a folder that holds it: what an exclusion means.
  public func covers(_ path: RepositoryPath) -> Bool {
    let bytes = path.bytes.bytes
    var end = bytes.count
    var isFolder = false
    while end > 0 {
      let part = bytes[..<end]
      let start = nameStart(of: part)
      if isFolder || !isFolderOnly, matches(part, nameStart: start, folderLength: 0) { return true }
      (end, isFolder) = (start - 1, true)
    }
    return false
  }

  /// Whether the pattern, written in the folder of `folderLength` bytes that holds the path, matches
  /// the path, whose last component begins at `nameStart`.
  package func matches(
    _ path: ArraySlice<UInt8>, nameStart: Int, folderLength: Int
  ) -> Bool {
    let start = isAnchored ? (folderLength == 0 ? 0 : folderLength + 1) : nameStart
    let end = start + head.count
    guard end <= path.endIndex, bytesMatch(path[start..<end], head, ignoresCase: ignoresCase)
    else { return false }
    return rest?.matches(path[end...]) ?? (end == path.endIndex)
  }

  /// Whether the pattern has no wildcard.
  public var isLiteral: Bool { rest == nil }

  /// The byte, in lower case where case is ignored, that every match ends with; nil where there is none.
  package var lastByte: UInt8? { rest == nil ? head.last : rest?.lastByte }
}

private func nameStart(of path: ArraySlice<UInt8>) -> Int {
  path.lastIndex(of: .ascii("/")).map { $0 + 1 } ?? 0
}

/// The bytes that end a literal prefix (`is_glob_special` of git).
private func isWildcard(_ byte: UInt8) -> Bool {
  byte == .ascii("*") || byte == .ascii("?") || byte == .ascii("[") || byte == .ascii("\\")
}
