public import ByteText
public import RepositorySnapshot

/// A path at which two trees differ.
public struct PathChange: Hashable, Sendable {
  /// What a tree holds at a path.
  public struct Side: Hashable, Sendable {
    public let mode: FileMode
    public let object: ObjectID

    public init(mode: FileMode, object: ObjectID) {
      self.mode = mode
      self.object = object
    }
  }

  /// How git names the change (`git diff --name-status`); renames are not looked for.
  public enum Kind: String, Sendable {
    case added = "A"
    case deleted = "D"
    /// The content, or whether it may be executed.
    case modified = "M"
    /// From a file to a link or a submodule, or the other way round.
    case typeChanged = "T"
  }

  public let path: RepositoryPath
  /// nil where the path is new.
  public let old: Side?
  /// nil where the path is gone.
  public let new: Side?

  public var kind: Kind {
    guard let old else { return .added }
    guard let new else { return .deleted }
    let isSameType = old.mode == new.mode || (old.mode.isFile && new.mode.isFile)
    return isSameType ? .modified : .typeChanged
  }
}
