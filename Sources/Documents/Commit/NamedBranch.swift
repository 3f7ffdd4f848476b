public import ByteText

/// The name of a branch.
public struct NamedBranch: Sendable {
  /// Without `refs/heads/`.
  public let name: ByteString
  public let settings: BranchSettings

  public init(_ name: ByteString, _ settings: BranchSettings = BranchSettings()) {
    self.name = name
    self.settings = settings
  }

  /// Where findings on the name are told.
  public var path: RepositoryPath {
    RepositoryPath(ByteString(Array("refs/heads/".utf8) + name.bytes))
  }
}
