public import ByteText

/// What the `.dvc`, dvc.yaml and dvc.lock files of a snapshot record about data.
///
/// A located reading without judgement: what is not as DVC writes it is passed over. Sources: the
/// schemas in `dvc/schema.py` and the paths of `dvc/output.py`, DVC 3.67.
struct DVCFiles: Sendable {
  /// One a path, sorted by path.
  let outputs: [DVCOutput]
  let hashes: DVCHashes
  private let indexOfPath: [RepositoryPath: Int]

  init(_ files: [ParsedFile], _ layout: FileLayout, isWhole: Bool) {
    var reading = DVCReading()
    let kinds = files.map { layout.kind(of: $0.path) }
    // dvc.yaml before dvc.lock: only the one knows `wdir` and `cache`.
    for kind in [FileKind.dvcFile, .dvcPipeline, .dvcLock] {
      for (file, its) in zip(files, kinds) where its == kind {
        guard let document = file.document else { continue }
        reading.read(document, kind)
      }
    }
    let unread = zip(files, kinds).contains { file, kind in
      file.document == nil && (kind == .dvcFile || kind == .dvcLock)
    }
    hashes = DVCHashes(reading.hashes, isWhole: isWhole && !unread)
    outputs = reading.outputs.values.sorted { $0.path < $1.path }
    indexOfPath = Dictionary(
      outputs.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func output(at path: RepositoryPath) -> DVCOutput? { indexOfPath[path].map { outputs[$0] } }

  /// The output that is this path or a folder that holds it.
  func output(holding path: RepositoryPath) -> DVCOutput? {
    var path = path
    while !path.bytes.isEmpty {
      if let output = output(at: path) { return output }
      path = path.folder
    }
    return nil
  }
}

extension RepositoryDocuments {
  /// Every path that DVC owns, sorted.
  public var dvcOutputs: [DVCOutput] { dvcFiles.outputs }

  /// Every md5 that a `.dvc` or dvc.lock file records.
  public var dvcHashes: DVCHashes { dvcFiles.hashes }

  /// The output that is this path or a folder that holds it.
  public func dvcOutput(holding path: RepositoryPath) -> DVCOutput? {
    dvcFiles.output(holding: path)
  }
}
