public import ByteText

/// The paths that `.dvc` files and the stages of `dvc.yaml` name as outputs, cached or kept in git.
public struct DVCOutputPaths: Sendable {
  private var paths: Set<RepositoryPath> = []

  init(_ files: [ParsedFile], _ layout: FileLayout) {
    for file in files {
      guard let root = file.document?.root else { continue }
      switch layout.kind(of: file.path) {
      case .dvcFile: insert(root["outs"], folder(of: root, in: file.path.folder))
      case .dvcPipeline: insertStages(of: root, file.path.folder)
      default: continue
      }
    }
  }

  /// Whether `path` is an output or lies in one.
  public func contains(_ path: RepositoryPath) -> Bool {
    guard !paths.isEmpty else { return false }
    var candidate = path
    while !candidate.bytes.isEmpty {
      if paths.contains(candidate) { return true }
      candidate = candidate.folder
    }
    return false
  }

  private mutating func insertStages(of root: Node, _ folder: RepositoryPath) {
    for stage in root["stages"]?.entries ?? [] {
      // A `foreach` stage holds the stage itself under `do`.
      let body = stage.value["do"] ?? stage.value
      for key: ByteString in ["outs", "metrics", "plots"] {
        insert(body[key], self.folder(of: body, in: folder))
      }
    }
  }

  /// The folder that output paths are relative to; nil where `wdir` leaves the repository.
  private func folder(of node: Node, in folder: RepositoryPath) -> RepositoryPath? {
    guard let directory = node["wdir"]?.text else { return folder }
    return folder.resolving(directory)
  }

  /// Each output is a path, `{path: …}` or, in `dvc.yaml`, `{a/path: {options}}`.
  private mutating func insert(_ outputs: Node?, _ folder: RepositoryPath?) {
    guard let folder else { return }
    for output in outputs?.elements ?? [] {
      let name = output.text ?? output["path"]?.text ?? output.entries.first?.key.text
      if let path = name.flatMap(folder.resolving) { paths.insert(path) }
    }
  }
}
