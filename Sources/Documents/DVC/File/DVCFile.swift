public import ByteText

/// A `.dvc` file: data that `dvc add` or an import put under DVC's care.
public struct DVCFile: Sendable {
  public let file: ParsedFile
  /// As DVC prints it: the path from the folder of the project.
  public let address: ByteString
  /// The folder that its paths are relative to; nil where it lies outside the repository.
  public let workingFolder: RepositoryPath?
  public let outputs: [DVCFileOutput]
  public let dependencies: [DVCFileDependency]

  init(_ file: ParsedFile, in project: RepositoryPath) {
    self.file = file
    address = file.path.relative(to: project)
    let root = file.document?.root
    let folder = file.path.folder
    let written = root?.value(of: "wdir")?.text
    let workingFolder = written.map { folder.resolvingLocalPath($0) } ?? folder
    self.workingFolder = workingFolder
    outputs = (root?.value(of: "outs")?.elements ?? []).map {
      DVCFileOutput(DVCRecord($0), in: workingFolder)
    }
    dependencies = (root?.value(of: "deps")?.elements ?? []).map {
      DVCFileDependency(DVCRecord($0), in: workingFolder)
    }
  }

  public var path: RepositoryPath { file.path }
  private var root: Node? { file.document?.root }

  /// What DVC's schema rejects, and with it the whole file; empty where all is well.
  public var faults: [DVCFault] { SchemaValidator.faults(in: file, .dvcFile) }

  /// The written `wdir`.
  public var workingFolderNode: Node? { root?.value(of: "wdir") }

  /// The checksum of the file itself, which only imports have.
  public var md5: Node? { root?.value(of: "md5") }

  /// Whether the dependencies are left alone: as every import is until `dvc update`.
  public var isFrozen: Bool { isTrue("frozen") || isTrue("locked") }
  public var isAlwaysChanged: Bool { isTrue("always_changed") }
  public var description: ByteString? { root?.value(of: "desc")?.text }

  /// Whether it was made by `dvc import`, `dvc import-url` or `dvc import-db`.
  public var isImport: Bool { dependencies.count == 1 && outputs.count == 1 }

  private func isTrue(_ key: ByteString) -> Bool { root?[key]?.yaml12 == .boolean(true) }
}

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

/// What a `.dvc` file's data was imported from.
public struct DVCFileDependency: Sendable {
  public let record: DVCRecord
  /// Nil where no path is written, as a database has none. The path in another repository has no meaning
  /// in this one, so it is nil too.
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
