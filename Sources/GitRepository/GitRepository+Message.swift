public import ByteText
public import RepositorySnapshot

/// What a commit says about itself.
public struct CommitText: Hashable, Sendable {
  /// Everything behind the headers.
  public let message: [UInt8]
  /// The declared encoding; nil for UTF-8.
  public let encoding: ByteString?
  /// Empty too where a shallow clone ends.
  public let parents: [ObjectID]
}

extension GitRepository {
  /// The message of a commit, and its parents as far as this clone has them.
  public func text(of id: ObjectID) throws(GitError) -> CommitText {
    try reading { storage throws(GitError) in
      let parents = try storage.commit(id).parents
      guard let object = try storage.objects.content(of: id, limit: TreeLimits.objectBytes) else {
        throw GitError(.unreadable, "commit \(id) is not here; fetch the whole history")
      }
      var encoding: ByteString?
      var length = 0
      for line in ObjectHeaderLines(object.bytes) {
        if line.hasPrefix("encoding ") { encoding = ByteString(line.dropFirst(9)) }
        length += line.count + 1
      }
      return CommitText(
        message: Array(object.bytes.dropFirst(length + 1)), encoding: encoding,
        parents: shallowCommits.contains(id) ? [] : parents)
    }
  }
}
