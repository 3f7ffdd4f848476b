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

  private let ignore: DVCIgnore

  init(_ file: ParsedFile, in project: RepositoryPath, _ ignore: DVCIgnore) {
    self.file = file
    self.ignore = ignore
    address = file.path.seen(from: project)
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
  public var schemaFaults: [DVCFault] { SchemaValidator.faults(in: file, .dvcFile) }

  /// Why DVC refuses the file; empty where all is well.
  public var faults: [DVCFault] {
    let faults = schemaFaults
    guard faults.isEmpty else { return faults }
    return outputs.compactMap(fault) + dependencies.compactMap(fault)
  }

  private func fault(of output: DVCFileOutput) -> DVCFault? {
    guard let reference = output.reference else { return noPath(output.record) }
    return CheckedPaths(ignore).fault(ofOutput: reference)
  }

  private func fault(of dependency: DVCFileDependency) -> DVCFault? {
    guard dependency.record.path != nil || dependency.database != nil else {
      return noPath(dependency.record)
    }
    return dependency.reference.flatMap { CheckedPaths(ignore).fault(ofDependency: $0) }
  }

  private func noPath(_ record: DVCRecord) -> DVCFault {
    DVCFault(.schema, "'path' is missing", at: record.node.entries.first?.key ?? record.node)
  }

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
