import ByteText

/// Collects what DVC's files say, one document after another.
struct DVCReading {
  private(set) var hashes: [ByteString] = []
  private(set) var outputs: [RepositoryPath: DVCOutput] = [:]
  /// The folder in which a stage of a dvc.yaml runs.
  private var stageFolders: [StageName: RepositoryPath] = [:]

  private struct StageName: Hashable {
    let folder: RepositoryPath
    let stage: ByteString
  }

  mutating func read(_ document: LocatedDocument, _ kind: FileKind) {
    guard let root = document.root else { return }
    let folder = document.path.folder
    switch kind {
    case .dvcFile:
      readHashes(root)
      guard let folder = self.folder(of: root, in: folder) else { return }
      for output in root["outs"]?.elements ?? [] { add(output, in: folder) }
    case .dvcPipeline:
      for stage in root["stages"]?.entries ?? [] { readStage(stage, in: folder) }
    default:
      // Version 1 of the lock, before DVC 2.0, had the stages at the top.
      let stages = root["schema"] == nil ? root : root["stages"]
      for stage in stages?.entries ?? [] { readLock(stage, in: folder) }
    }
  }

  private mutating func readStage(_ stage: MappingEntry, in folder: RepositoryPath) {
    let body = stage.value["do"] ?? stage.value
    guard let name = stage.key.text, let folder = self.folder(of: body, in: folder) else { return }
    stageFolders[StageName(folder: stage.key.document.path.folder, stage: name)] = folder
    for key: ByteString in ["outs", "metrics", "plots"] {
      for output in body[key]?.elements ?? [] { addDeclared(output, in: folder) }
    }
  }

  private mutating func readLock(_ stage: MappingEntry, in folder: RepositoryPath) {
    readHashes(stage.value)
    // `train@small` comes of the template `train`.
    let name = ByteString((stage.key.text ?? "").prefix { $0 != .ascii("@") })
    let folder = stageFolders[StageName(folder: folder, stage: name)] ?? folder
    for output in stage.value["outs"]?.elements ?? [] { add(output, in: folder) }
  }

  /// `wdir` below `folder`; nil where it leaves the repository or is a template.
  private func folder(of body: Node, in folder: RepositoryPath) -> RepositoryPath? {
    guard let written = body.value(of: "wdir")?.text else { return folder }
    return written.contains("${") ? nil : folder.resolving(written)
  }

  private mutating func readHashes(_ body: Node) {
    for key: ByteString in ["outs", "deps"] {
      for item in body[key]?.elements ?? [] {
        hashes += [item["md5"]?.text].compactMap { $0 }
        hashes += (item["files"]?.elements ?? []).compactMap { $0["md5"]?.text }
      }
    }
  }

  /// An output of a `.dvc` or dvc.lock file: `{path: …, md5: …, cache: false}`.
  private mutating func add(_ output: Node, in folder: RepositoryPath) {
    guard let written = output["path"] else { return }
    record(
      written, in: folder, isCached: output["cache"]?.yaml12 != .boolean(false),
      md5: output.value(of: "md5"), size: output["size"]?.text?.decimalValue)
  }

  /// An output of a stage in dvc.yaml: `path`, or `path: {cache: false}`.
  private mutating func addDeclared(_ output: Node, in folder: RepositoryPath) {
    guard let option = output.entries.first else {
      record(output, in: folder, isCached: true, md5: nil, size: nil)
      return
    }
    record(
      option.key, in: folder, isCached: option.value["cache"]?.yaml12 != .boolean(false), md5: nil,
      size: nil)
  }

  private mutating func record(
    _ node: Node, in folder: RepositoryPath, isCached: Bool, md5: Node?, size: Int?
  ) {
    guard let written = node.text, !written.contains("${"), !written.contains("://"),
      let path = folder.resolving(written)
    else { return }
    let known = outputs[path]
    outputs[path] = DVCOutput(
      path: path, node: known?.node ?? node, isCached: known?.isCached ?? isCached,
      md5: known?.md5 ?? md5, size: known?.size ?? size)
  }
}
