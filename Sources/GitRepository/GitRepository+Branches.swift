public import ByteText
public import RepositorySnapshot

/// A branch, here or on a remote as it was last fetched.
public struct GitBranch: Hashable, Sendable {
  /// `main`; of a remote's branch without the remote's name.
  public let name: ByteString
  /// The full name of the reference: `refs/remotes/origin/main`.
  public let reference: ByteString
  public let commit: ObjectID

  /// The branch that a reference would be; nil for what is no branch.
  public init?(reference: ByteString, commit: ObjectID) {
    guard let name = branchName(of: reference) else { return nil }
    (self.name, self.reference, self.commit) = (name, reference, commit)
  }
}

extension GitRepository {
  /// The branches that lead to commits, here and on remotes, sorted by the names of their references.
  public func branches() throws(GitError) -> [GitBranch] {
    try reading { storage throws(GitError) in
      var branches: [GitBranch] = []
      for reference in try storage.handle.referenceNames() {
        guard branchName(of: reference) != nil,
          let target = try storage.handle.target(ofReference: reference),
          let commit = try storage.peeled(target),
          let branch = GitBranch(reference: reference, commit: commit)
        else { continue }
        branches.append(branch)
      }
      return branches
    }
  }
}

/// A remote's name is taken to hold no slash; its HEAD is another name for one of its branches.
private func branchName(of reference: ByteString) -> ByteString? {
  if reference.hasPrefix("refs/heads/") {
    return ByteString(reference.dropFirst("refs/heads/".utf8.count))
  }
  guard reference.hasPrefix("refs/remotes/") else { return nil }
  let rest = reference.dropFirst("refs/remotes/".utf8.count)
  guard let slash = rest.firstIndex(of: .ascii("/")) else { return nil }
  let name = ByteString(rest[(slash + 1)...])
  return name == "HEAD" ? nil : name
}
