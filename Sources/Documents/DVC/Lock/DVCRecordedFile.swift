public import ByteText

/// One file of a recorded folder.
public struct DVCRecordedFile: Sendable {
  public let node: Node

  init(_ node: Node) {
    self.node = node
  }

  /// The path inside the folder.
  public var relativePath: ByteString? { node["relpath"]?.text }
  public var md5: Node? { node.value(of: "md5") }
  public var etag: Node? { node.value(of: "etag") }
  public var size: Int? { node["size"]?.text?.decimalValue }
  public var isExecutable: Bool { node["isexec"]?.yaml12 == .boolean(true) }
  public var versionID: Node? { node.value(of: "version_id") }
  /// The one remote whose versions are recorded, by its name.
  public var cloud: MappingEntry? { node["cloud"]?.entries.first }
}
