public import ByteText
public import Documents

extension StageStatus {
  /// A stage of a dvc.yaml against dvc.lock.
  public init(
    _ stage: DVCStage, of pipeline: DVCPipeline, in project: DVCProject, _ state: any DataState
  ) {
    self.init(stage.address)
    let locked = pipeline.lock?.stage(named: stage.name)
    if !stage.isFrozen {
      for dependency in stage.dependencies {
        let name = dependency.text
        compare(dependency, locked?.dependency(named: name), in: project, state) {
          .dependency($0)
        }
      }
      for selection in stage.parameters {
        compare(
          selection, locked?.parameters(ofFile: selection.file.text),
          pipeline, in: project)
      }
    }
    for output in stage.outputs {
      let name = output.reference.text
      compare(
        output.reference, locked?.output(named: name), isCached: output.isCached, in: project, state
      ) { .output($0) }
    }
    if stage.isCallback || stage.isAlwaysChanged {
      changes.append(StatusChange(.alwaysChanged, at: stage.key))
    }
    // An entry without anything in it counts as none.
    if let locked, !locked.node.entries.isEmpty, locked.commandValue != stage.command.value {
      changes.append(StatusChange(.command, at: stage.command.node))
    }
  }

  /// What a file or folder holds against its record.
  mutating func compare(
    _ reference: DVCReference, _ record: DVCRecord?, isCached: Bool = false,
    in project: DVCProject, _ state: any DataState, _ kind: (DataChange) -> StatusChange.Kind
  ) {
    guard let path = reference.path else {
      let reason = "\(reference.text.quoted) lies outside the repository"
      doubts.append(StageDoubt(node: reference.node, reason: reason))
      return
    }
    let name = path.seen(from: project.folder)
    func add(_ change: DataChange) {
      changes.append(StatusChange(kind(change), name: name, reference, at: reference.node))
    }
    let recorded = record?.recordedHash
    if isCached, recorded != nil, let record, state.isCached(record) == false {
      add(.notInCache)
      return
    }
    switch state.content(of: path, record?.style ?? .md5) {
    case .absent: add(.deleted)
    case .hash(let hash): if hash != recorded { add(.modified) }
    case .otherStyle(let hash):
      if hash == recorded { return }
      let reason = "DVC 2 and DVC 3 recorded it, each with a hash of its own"
      doubts.append(StageDoubt(node: reference.node, reason: reason))
    case .unknown(let reason):
      if recorded == nil {
        add(.modified)
      } else {
        doubts.append(StageDoubt(node: reference.node, reason: reason))
      }
    }
  }
}

extension DVCRecord {
  /// The hash that DVC compares with; nil where nothing is recorded.
  public var recordedHash: ByteString? {
    // DVC looks for a hash under the algorithm's own name, and the schema has no other than md5's.
    guard isLegacyHash || hashName?.text == "md5" else { return nil }
    if !files.isEmpty { return DirectoryHash.hash(listedFiles) }
    guard let md5 = md5?.text, !md5.isEmpty else { return nil }
    return md5
  }
}
