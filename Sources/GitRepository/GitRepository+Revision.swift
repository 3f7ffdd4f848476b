public import ByteText
import RepositorySnapshot

extension GitRepository {
  /// The commit that a revision names: an id of 4–40 hexadecimal digits, `HEAD`, a branch or tag,
  /// each with `~N`, `^N` and `^{commit}` behind it. Of git's other forms, none.
  ///
  /// Throws `.unknownRevision` where there is no such commit.
  public func commit(named revision: ByteString) throws(GitError) -> CommitSummary {
    let baseEnd = revision.firstIndex { $0 == .ascii("~") || $0 == .ascii("^") } ?? revision.count
    let base = ByteString(revision[0..<baseEnd])
    return try reading { storage throws(GitError) in
      guard let object = try storage.object(named: base == "@" ? "HEAD" : base) else {
        guard base == "HEAD" || base == "@" else { throw unknown(revision) }
        throw GitError(
          .unknownRevision,
          "\(revision.quoted) names no commit, for nothing is committed yet; commit first, or judge "
            + "with --staged or --worktree")
      }
      guard var id = try storage.peeled(object) else { throw unknown(revision, "it is no commit") }
      var steps = RevisionSteps(revision[baseEnd..<revision.count])
      while let step = try steps.next(of: revision) {
        id = try self.parent(of: id, step, storage, revision)
      }
      return CommitSummary(id: id, time: try storage.commit(id).time)
    }
  }

  private func parent(
    of id: ObjectID, _ step: RevisionSteps.Step, _ storage: borrowing Storage,
    _ revision: ByteString
  ) throws(GitError) -> ObjectID {
    var id = id
    for _ in 0..<step.count {
      guard !shallowCommits.contains(id) else {
        throw GitError(
          .unreadable,
          "the history before \(id) is not in this shallow clone; fetch it whole "
            + "('git fetch --unshallow', 'fetch-depth: 0')")
      }
      let parents = try storage.commit(id).parents
      guard parents.indices.contains(step.parent) else {
        throw unknown(revision, "commit \(id) has \(parents.count) parents")
      }
      id = parents[step.parent]
    }
    return id
  }

  private func unknown(_ revision: ByteString, _ reason: String? = nil) -> GitError {
    let why = reason ?? (isShallow ? "this shallow clone may lack it" : "there is no such commit")
    return GitError(
      .unknownRevision,
      "unknown revision \(revision.quoted): \(why); give a commit id, HEAD, a "
        + "branch or a tag")
  }
}

extension GitRepository.Storage {
  /// The object that a name without `~` and `^` stands for, as git's own rules order the choices.
  fileprivate func object(named name: ByteString) throws(GitError) -> ObjectID? {
    if let id = ObjectID(hexadecimal: name), try objects.header(of: id) != nil { return id }
    // gitrevisions(7), "<refname>".
    for (prefix, suffix) in [
      ("", ""), ("refs/", ""), ("refs/tags/", ""), ("refs/heads/", ""), ("refs/remotes/", ""),
      ("refs/remotes/", "/HEAD"),
    ] as [(ByteString, ByteString)] {
      let reference = ByteString(prefix.bytes + name.bytes + suffix.bytes)
      if let id = try handle.target(ofReference: reference) { return id }
    }
    guard 4...64 ~= name.count, name.allSatisfy(\.isHexDigit) else { return nil }
    let candidates = try commits(startingWith: name)
    guard candidates.count <= 1 else {
      throw GitError(
        .unknownRevision,
        "\(name.quoted) is short for \(candidates.count) commits; give more digits")
    }
    return candidates.first
  }

  /// The commit that an object leads to, through annotated tags; nil for a tree or blob.
  func peeled(_ object: ObjectID) throws(GitError) -> ObjectID? {
    var id = object
    // git itself sets no bound; tags of tags are rare, and a circle would need a broken hash.
    for _ in 0..<16 {
      let found = try objects.content(of: id, limit: TreeLimits.objectBytes)
      guard let found else {
        throw GitError(.unreadable, "object \(id) is not here; fetch it, or run 'git fsck'")
      }
      if found.header.kind == .commit { return id }
      guard found.header.kind == .tag, let tag = TagObject(found.bytes) else { return nil }
      id = tag.target
    }
    return nil
  }

  /// The commits whose ids begin with `prefix` (4–40 hexadecimal digits), sorted.
  func commits(startingWith prefix: ByteString) throws(GitError) -> [ObjectID] {
    var commits: [ObjectID] = []
    for id in try objects.objects(startingWith: prefix) {
      if try objects.header(of: id)?.kind == .commit { commits.append(id) }
    }
    return commits
  }
}
