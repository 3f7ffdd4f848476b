public import ByteText

/// One path of a snapshot.
public struct SnapshotEntry: Hashable, Sendable {
  public let path: RepositoryPath
  public let mode: FileMode
  /// The blob (or the submodule's commit); nil for a work-tree file that git has not stored.
  public let object: ObjectID?

  public init(path: RepositoryPath, mode: FileMode, object: ObjectID?) {
    self.path = path
    self.mode = mode
    self.object = object
  }
}

/// The kinds of entry that git stores.
public enum FileMode: Hashable, Sendable {
  /// 100644
  case regular
  /// 100755
  case executable
  /// 120000; the blob is the target.
  case symbolicLink
  /// 160000; the object is a commit of another repository.
  case submodule

  /// Whether the entry holds a file's bytes.
  public var isFile: Bool { self == .regular || self == .executable }
}
