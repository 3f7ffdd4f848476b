import ByteText

/// What a `.dvc` file's data was imported from.
public struct DVCFileDependency: Sendable {
  public let record: DVCRecord
  /// Nil where no path is written, as a database has none. The path in another repository has no
  /// meaning in this one, so it is nil too.
  public let reference: DVCReference?

  init(_ record: DVCRecord, in folder: RepositoryPath?) {
    self.record = record
    let isElsewhere = record.node.value(of: "repo") != nil || record.node.value(of: "db") != nil
    reference = record.path.flatMap { node in
      isElsewhere ? nil : node.text.map { DVCReference($0, at: node, in: folder) }
    }
  }

  /// The other repository: `url`, `rev`, `rev_lock`, `remote`, `config`.
  public var repository: Node? { record.node.value(of: "repo") }
  /// The database: `query` or `table`, `connection`, `file_format`.
  public var database: Node? { record.node.value(of: "db") }
}
