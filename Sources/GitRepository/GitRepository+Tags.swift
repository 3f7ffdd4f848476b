public import ByteText
public import RepositorySnapshot

/// A tag that leads to a commit.
public struct GitTag: Hashable, Sendable {
  /// Without `refs/tags/`.
  public let name: ByteString
  /// What the reference names: the tag's own object, or the commit of a lightweight tag.
  public let object: ObjectID
  public let commit: ObjectID
  public let isAnnotated: Bool
  /// An annotated tag's own time, else its commit's; in seconds since 1970.
  public let time: Int
}

extension GitRepository {
  /// The tags that lead to commits, sorted by name.
  public func tags() throws(GitError) -> [GitTag] {
    try reading { storage throws(GitError) in
      var tags: [GitTag] = []
      for reference in try storage.handle.referenceNames() where reference.hasPrefix("refs/tags/") {
        guard let target = try storage.handle.target(ofReference: reference),
          let commit = try storage.peeled(target)
        else { continue }
        let name = ByteString(reference.dropFirst("refs/tags/".utf8.count))
        tags.append(try storage.tag(name, target: target, commit: commit))
      }
      return tags
    }
  }

  /// What a tag of this name would be that names an object; nil where that leads to no commit.
  public func tag(_ name: ByteString, naming object: ObjectID) throws(GitError) -> GitTag? {
    try reading { storage throws(GitError) in
      guard let commit = try storage.peeled(object) else { return nil }
      return try storage.tag(name, target: object, commit: commit)
    }
  }
}

extension GitRepository.Storage {
  fileprivate func tag(
    _ name: ByteString, target: ObjectID, commit: ObjectID
  ) throws(GitError) -> GitTag {
    var time = try self.commit(commit).time
    if target != commit, let object = try objects.content(of: target, limit: TreeLimits.objectBytes)
    {
      time = TagObject(object.bytes)?.time ?? time
    }
    return GitTag(
      name: name, object: target, commit: commit, isAnnotated: target != commit, time: time)
  }
}
