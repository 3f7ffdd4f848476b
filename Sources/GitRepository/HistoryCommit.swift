public import RepositorySnapshot

/// A commit as a walk through the history sees it.
public struct HistoryCommit: Hashable, Sendable {
  public let id: ObjectID
  public let tree: ObjectID
  /// Those that this clone has: none where a shallow clone was cut.
  public let parents: [ObjectID]
  /// The committer's, in seconds since 1970.
  public let time: Int
  /// The parents that a shallow clone cut off; git calls such a commit a shallow one.
  public let cutParents: [ObjectID]

  /// Whether this clone ends here although the history does not.
  public var isCut: Bool { !cutParents.isEmpty }
}
