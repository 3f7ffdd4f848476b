public import ByteText

/// A file or folder that DVC owns: an output of a `.dvc` file or of a pipeline stage.
public struct DVCOutput: Sendable {
  public let path: RepositoryPath
  /// Where DVC's file names it.
  public let node: Node
  /// False for `cache: false`: DVC records it and git keeps it.
  public let isCached: Bool
  /// The recorded md5, `….dir` for a folder; nil where nothing is recorded.
  public let md5: Node?
  /// The recorded size in bytes.
  public let size: Int?
}
