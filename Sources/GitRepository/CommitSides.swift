import RepositorySnapshot

/// From which of two starts a commit is reachable.
struct CommitSides: OptionSet {
  let rawValue: UInt8

  static let left = CommitSides(rawValue: 1)
  static let right = CommitSides(rawValue: 2)
  static let both: CommitSides = [.left, .right]
}
