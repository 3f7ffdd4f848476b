public import ByteText

/// A URL to install from: an archive, or a repository of a version control system.
public struct DirectURL: Sendable {
  public let text: LocatedText
  /// In lower case: `https`, `git+ssh`.
  public let scheme: ByteString
  /// `git`, `hg`, `bzr` or `svn`; nil for an archive.
  public let versionControl: ByteString?
  /// What follows `@` behind the path of a VCS URL: a commit, tag or branch.
  public let revision: LocatedText?

  /// - Parameter text: as the file has it; `git://…` of an editable counts as `git+git://…`.
  init(_ text: LocatedText) {
    self.text = text
    let bytes = text.text
    let colon = bytes.firstIndex(of: .ascii(":")) ?? 0
    scheme = bytes[0..<colon].lowercasedASCII
    let system = scheme.prefix { $0 != .ascii("+") }
    let isVersioned = ["git", "hg", "bzr", "svn"].contains { $0 == ByteString(system) }
    versionControl = isVersioned ? ByteString(system) : nil
    revision = isVersioned ? DirectURL.revision(of: text) : nil
  }

  /// Whether the revision is a whole commit id: 40 hexadecimal digits, 64 for SHA-256 repositories.
  public var isFullCommit: Bool {
    guard let revision else { return false }
    return (revision.text.count == 40 || revision.text.count == 64)
      && revision.text.allSatisfy(\.isHexDigit)
  }

  /// The value of a key behind any `#` or `&`, where pip looks for it: `egg`, `sha256`, `subdirectory`.
  public func fragment(_ key: StaticString) -> LocatedText? {
    let bytes = text.text.bytes
    let length = ByteString(stringLiteral: key).count
    for mark in bytes.indices where bytes[mark] == .ascii("#") || bytes[mark] == .ascii("&") {
      let rest = bytes[(mark + 1)...]
      guard rest.starts(with: key), rest.dropFirst(length).first == .ascii("=") else { continue }
      let value = rest.dropFirst(length + 1).prefix { $0 != .ascii("&") }
      return text.part(value.startIndex..<value.endIndex)
    }
    return nil
  }

  /// Whether the fragment fixes the content: `#sha256=…`.
  public var hasHash: Bool {
    ["sha256", "sha384", "sha512", "sha224", "sha1", "md5"].contains { (name: StaticString) in
      fragment(name)?.text.isEmpty == false
    }
  }

  /// The last path component of an archive's URL.
  var fileName: LocatedText {
    let bytes = text.text.bytes
    let end = bytes.firstIndex { $0 == .ascii("#") || $0 == .ascii("?") } ?? bytes.count
    let start = bytes[..<end].lastIndex(of: .ascii("/")).map { $0 + 1 } ?? 0
    return text.part(start..<end)
  }

  private static func revision(of text: LocatedText) -> LocatedText? {
    let bytes = text.text.bytes
    let end = bytes.firstIndex { $0 == .ascii("#") || $0 == .ascii("?") } ?? bytes.count
    // The first `@` may belong to `user@host`; the revision's stands behind the path's first slash.
    guard let authority = bytes[..<end].firstIndex(of: Array("://".utf8), from: 0),
      let slash = bytes[(authority + 3)..<max(end, authority + 3)].firstIndex(of: .ascii("/")),
      let at = bytes[slash..<end].lastIndex(of: .ascii("@")), at + 1 < end
    else { return nil }
    return text.part((at + 1)..<end)
  }
}

extension LocatedText {
  /// A part of the text with its place, exact where the text stands in the source byte for byte.
  func part(_ part: Range<Int>) -> LocatedText {
    let bytes = ByteString(text[part])
    guard range.count == text.count else { return LocatedText(bytes, at: range) }
    return LocatedText(
      bytes, at: (range.lowerBound + part.lowerBound)..<(range.lowerBound + part.upperBound))
  }
}
