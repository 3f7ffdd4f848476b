public import ByteText

/// Data that DVC's files name, and what the stores at hand say of it.
public struct RecordedObject: Sendable {
  public enum State: Hashable, Sendable {
    case present
    /// In no store; of a folder so many of its files, where its list is there.
    case absent(files: Int?)
    /// There, with other bytes than its name says.
    case corrupt
    /// Why nobody can tell, in one clause.
    case unreadable(String)
  }

  /// As it is written.
  public let path: ByteString
  public let md5: ByteString
  /// Where the hash is recorded.
  public let node: Node
  public let state: State

  public init(path: ByteString, md5: ByteString, node: Node, state: State) {
    (self.path, self.md5, self.node, self.state) = (path, md5, node, state)
  }
}
