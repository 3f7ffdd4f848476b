import ByteText

/// An output of a `.dvc` file.
public struct DVCFileOutput: Sendable {
  public let record: DVCRecord
  /// Nil where no path is written.
  public let reference: DVCReference?

  init(_ record: DVCRecord, in folder: RepositoryPath?) {
    self.record = record
    reference = record.path.flatMap { node in
      node.text.map { DVCReference($0, at: node, in: folder) }
    }
  }

  /// False for `cache: false`: DVC records it and git keeps it.
  public var isCached: Bool { record.node["cache"]?.yaml12 != .boolean(false) }
  public var isPersistent: Bool { record.node["persist"]?.yaml12 == .boolean(true) }
  /// False for `push: false`.
  public var isPushed: Bool { record.node["push"]?.yaml12 != .boolean(false) }
  /// The remote that this output alone is kept in.
  public var remote: Node? { record.node.value(of: "remote") }
}
