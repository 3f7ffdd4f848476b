public import RepositorySnapshot

/// The commits that `tip` reaches and `base` does not.
public struct CommitRange: Hashable, Sendable {
  public let base: ObjectID
  public let tip: ObjectID

  public init(base: ObjectID, tip: ObjectID) {
    self.base = base
    self.tip = tip
  }
}
