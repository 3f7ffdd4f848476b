public import ByteText

/// What lies in the work tree where DVC records data.
public struct DataOnDisk: Sendable {
  public enum Content: Hashable, Sendable {
    /// The md5 of a file; of a folder with `.dir`.
    case hash(ByteString)
    /// Why it cannot be told, in one clause.
    case unknown(String)
  }

  public let path: RepositoryPath
  public let recorded: ByteString
  /// Where the hash is recorded.
  public let node: Node
  public let content: Content

  public init(_ path: RepositoryPath, recorded: ByteString, at node: Node, _ content: Content) {
    (self.path, self.recorded, self.node, self.content) = (path, recorded, node, content)
  }
}
