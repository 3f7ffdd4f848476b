public import ByteText
public import RepositorySnapshot

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
  /// The stage or `.dvc` file that it belongs to, as DVC prints it.
  public let address: ByteString
  /// The project's folder.
  public let project: RepositoryPath
  /// Where the hash is recorded.
  public let node: Node
  public let state: State
  /// The commit that names it, where a later one of the same push no longer does; nil for what the judged
  /// snapshot names.
  public let commit: ObjectID?

  public init(
    of output: RecordedOutputs.Output, in project: RepositoryPath, md5: ByteString, node: Node,
    state: State, commit: ObjectID? = nil
  ) {
    (path, address, self.project) = (output.reference.text, output.address, project)
    (self.md5, self.node, self.state, self.commit) = (md5, node, state, commit)
  }
}
