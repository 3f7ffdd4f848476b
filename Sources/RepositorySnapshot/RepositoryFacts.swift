public import ByteText

/// What only the repository knows and no file of the snapshot says.
public protocol RepositoryFacts: Sendable {
  /// The commit that `name` (4–40 hexadecimal digits) stands for, seen from the snapshot.
  func commit(named name: ByteString) -> CommitAnswer
}

/// The answer to "does this commit exist, and does it lead here?"
public enum CommitAnswer: Hashable, Sendable {
  /// An ancestor of the snapshot, or the snapshot's own commit.
  case ancestor(ObjectID)
  /// A commit of the repository that does not lead to the snapshot.
  case unrelated(ObjectID)
  /// No commit of that name, or several.
  case unknown
  /// The history here is not whole, so nobody can tell; the reason in one clause.
  case unverifiable(String)
}

/// Facts of a plain folder: there is no history, so every commit is unknown.
public struct NoHistory: RepositoryFacts {
  public init() {}

  public func commit(named name: ByteString) -> CommitAnswer { .unknown }
}
