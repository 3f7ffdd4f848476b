import ByteText

extension Requirement {
  /// Why a requirement does not always install the same thing.
  public enum Looseness: Sendable {
    case noVersion
    /// `>=1.0`, `~=1.0`, `!=1.0`
    case range
    /// `==1.*`
    case wildcard
    /// `==1.0` with further clauses
    case furtherClauses
    /// A VCS URL at a tag, a branch or a shortened commit.
    case movingRevision(LocatedText)
    /// A VCS URL without a revision.
    case defaultBranch(LocatedText)
    /// An archive that whoever owns the server can replace.
    case unhashedURL(LocatedText)
    /// A folder or file that is not part of the repository.
    case outsidePath(LocatedText)
    /// The version is known only where pip runs.
    case variable
  }

  /// Nil for a pin: one `==` without a wildcard or one `===`, an archive with a hash, a whole commit,
  /// or a path inside the repository, which git versions with everything else.
  public var looseness: Looseness? {
    switch origin {
    case .index: return indexLooseness
    case .path(let path): return pathLooseness(path)
    case .url(let url):
      if url.scheme == "file" {
        return hashes.isEmpty && !url.hasHash ? pathLooseness(url.filePath) : nil
      }
      guard url.versionControl != nil else {
        return hashes.isEmpty && !url.hasHash ? .unhashedURL(url.text) : nil
      }
      guard let revision = url.revision else { return .defaultBranch(url.text) }
      return url.isFullCommit ? nil : .movingRevision(revision)
    }
  }

  private var indexLooseness: Looseness? {
    guard exactSpecifier == nil else { return nil }
    guard let first = specifiers.first else { return usesVariable ? .variable : .noVersion }
    if specifiers.contains(where: \.isExact) { return .furtherClauses }
    return specifiers.count == 1 && first.comparison == .equal && first.isWildcard
      ? .wildcard : .range
  }

  private func pathLooseness(_ path: LocatedText) -> Looseness? {
    guard hashes.isEmpty else { return nil }
    if hasVariable(path.text.bytes[...]) { return .variable }
    return source.path.folder.resolving(path.text) == nil ? .outsidePath(path) : nil
  }

  /// All clauses, from the first to the last; nil where there are none.
  public var specifierRange: ByteRange? {
    guard let first = specifiers.first, let last = specifiers.last else { return nil }
    return first.range.lowerBound..<max(first.range.upperBound, last.range.upperBound)
  }
}

extension DirectURL {
  /// What a `file:` URL points at.
  fileprivate var filePath: LocatedText {
    let end = text.text.firstIndex(of: .ascii("#")) ?? text.text.count
    let start = text.text.starts(with: "file://") ? 7 : 5
    return text.part(min(start, end)..<end)
  }
}
