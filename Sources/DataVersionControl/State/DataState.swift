public import ByteText
public import Documents

/// What lies at the paths of a project: in a commit as git and DVC record it, or on disk.
public protocol DataState: Sendable {
  /// What a file or folder holds.
  ///
  /// - Parameter style: how it is hashed; a folder's files are hashed so too.
  func content(of path: RepositoryPath, _ style: DataHashStyle) -> DataContent

  /// Whether DVC's cache holds what is recorded, a folder's files too; nil where nobody asks.
  func isCached(_ record: DVCRecord) -> Bool?
}

/// What lies at a path.
public enum DataContent: Hashable, Sendable {
  case absent
  /// The md5 of a file; of a folder with `.dir`.
  case hash(ByteString)
  /// The md5 that DVC recorded in the other style: only one that is equal says something.
  case otherStyle(ByteString)
  /// Why it cannot be told, in one clause.
  case unknown(String)
}
