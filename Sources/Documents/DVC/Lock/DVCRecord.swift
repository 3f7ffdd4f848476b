import ByteText

/// What a `.dvc` file or dvc.lock records about one file or folder.
///
/// Source: `DATA_SCHEMA` of `dvc/schema.py` and `ARTIFACT_SCHEMA` of `dvc/output.py`, DVC 3.67.
public struct DVCRecord: Sendable {
  /// The mapping that holds it all.
  public let node: Node

  init(_ node: Node) {
    self.node = node
  }

  /// The written path; nil where it is absent.
  public var path: Node? { node["path"] }
  /// The recorded md5, `….dir` for a folder; nil where nothing is recorded.
  public var md5: Node? { node.value(of: "md5") }
  /// The checksum of an object store or of HTTP.
  public var etag: Node? { node.value(of: "etag") }
  /// The checksum of HDFS.
  public var checksum: Node? { node.value(of: "checksum") }
  /// The version of the object in a store with versions.
  public var versionID: Node? { node.value(of: "version_id") }

  /// The name of the hash algorithm: `md5` as DVC 3 writes it; absent where DVC 2 wrote the record,
  /// whose hash of a text takes CR LF for LF (`md5-dos2unix`).
  public var hashName: Node? { node.value(of: "hash") }

  /// Whether the md5 is DVC 2's `md5-dos2unix`.
  public var isLegacyHash: Bool { hashName == nil }

  /// The bytes of the file, or of all files of the folder.
  public var size: Int? { integer("size") }
  /// The number of files in the folder; nil for a file.
  public var fileCount: Int? { integer("nfiles") }

  public var isExecutable: Bool { node["isexec"]?.yaml12 == .boolean(true) }

  /// The files of a folder that DVC wrote down one by one.
  public var files: [DVCRecordedFile] {
    (node.value(of: "files")?.elements ?? []).map(DVCRecordedFile.init)
  }

  /// The one remote whose versions are recorded, by its name.
  public var cloud: MappingEntry? { node["cloud"]?.entries.first }

  /// What dvc.lock records of a dataset (`ds://name`).
  public var dataset: Node? { node.value(of: "dataset") }

  private func integer(_ key: ByteString) -> Int? {
    guard let value = node[key].flatMap({ PythonValue(scalar: $0) }) else { return nil }
    return switch value {
    case .integer(let number): number
    case .boolean(let flag): flag ? 1 : 0
    default: nil
    }
  }
}
