public import ByteText

extension GitRepository {
  /// The addresses of all remotes in the repository's own configuration, sorted.
  public func remoteAddresses() throws(GitError) -> [ByteString] {
    try reading { storage throws(GitError) in try storage.handle.remoteAddresses() }.sorted()
  }

  /// The branch that others are merged into: what `origin/HEAD` names, else `main` or `master` where there is one,
  /// else the only branch; nil where nobody can tell.
  ///
  /// A reftable repository does not tell its symbolic references in files; there the last two count.
  public func defaultBranch() throws(GitError) -> ByteString? {
    if let branch = try symbolicTarget(
      commonDirectory.appendingPath("refs/remotes/origin/HEAD"), "refs/remotes/origin/")
    {
      return branch
    }
    let names = Set(try branches().map(\.name))
    for name: ByteString in ["main", "master"] where names.contains(name) { return name }
    // Of several branches the one that is checked out may be anybody's topic.
    guard names.isEmpty else { return names.count == 1 ? names.first : nil }
    let own = try symbolicTarget(gitDirectory.appendingPath("HEAD"), "refs/heads/")
    return own == ".invalid" ? nil : own
  }

  /// The paths of the index, those of unfinished merges too.
  public func trackedPaths() throws(GitError) -> Set<RepositoryPath> {
    Set(try readIndex(head: try head()).filter { !$0.isIntentToAdd }.map(\.path))
  }

  /// What follows `ref: ` and the prefix in a file of references; nil where there is no such thing.
  private func symbolicTarget(
    _ file: ByteString, _ prefix: StaticString
  ) throws(GitError) -> ByteString? {
    let bytes: [UInt8]
    do throws(FileFailure) {
      bytes = try Folder.content(ofFile: file, limit: 1 << 16)
    } catch {
      if error.isMissing { return nil }
      throw GitError(.unreadable, "cannot read \(file.quoted): \(error.reason)")
    }
    guard bytes.hasPrefix("ref:") else { return nil }
    let name = bytes.dropFirst(4).trimmed
    return name.hasPrefix(prefix) ? ByteString(name.dropFirst(prefix.utf8CodeUnitCount)) : nil
  }
}
