public import ByteText
public import Documents

/// How something differs from what is recorded, in DVC's words.
public enum DataChange: String, Hashable, Sendable {
  case modified, deleted, new
  case notInCache = "not in cache"
}

/// One difference between a stage and its record.
public struct StatusChange: Sendable {
  public enum Kind: Hashable, Sendable {
    case dependency(DataChange)
    /// A whole parameter file.
    case parameterFile(DataChange)
    /// A parameter of a file, by its whole name.
    case parameter(ByteString, DataChange)
    case output(DataChange)
    case alwaysChanged
    /// The `md5` of an import's own file.
    case checksum
    case command
  }

  public let kind: Kind
  /// The file or folder that it is about, from the project's folder; empty for the stage itself.
  public let name: ByteString
  public let reference: DVCReference?
  /// Where it is written.
  public let node: Node

  init(
    _ kind: Kind, name: ByteString = "", _ reference: DVCReference? = nil, at node: Node
  ) {
    (self.kind, self.name, self.reference, self.node) = (kind, name, reference, node)
  }
}

/// What could not be told of a stage.
public struct StageDoubt: Sendable {
  public let node: Node
  /// Why, in one clause.
  public let reason: String
}

/// How a stage or a `.dvc` file differs from what is recorded.
public struct StageStatus: Sendable {
  /// As DVC prints it: `train`, `sub/dvc.yaml:train`, `data.csv.dvc`.
  public let address: ByteString
  public internal(set) var changes: [StatusChange] = []
  public internal(set) var doubts: [StageDoubt] = []

  init(_ address: ByteString) { self.address = address }
}
