import ByteText
public import Documents
import Hashing

extension StageStatus {
  /// A `.dvc` file against what it records.
  init(_ file: DVCFile, in project: DVCProject, _ state: any DataState) {
    self.init(file.address)
    if !file.isFrozen {
      for dependency in file.dependencies {
        guard let reference = dependency.reference else {
          let reason = "whether the source has something newer is not asked for here"
          doubts.append(StageDoubt(node: dependency.record.node, reason: reason))
          continue
        }
        compare(reference, dependency.record, in: project, state) { .dependency($0) }
      }
    }
    for output in file.outputs {
      guard let reference = output.reference else { continue }
      compare(reference, output.record, isCached: output.isCached, in: project, state) {
        .output($0)
      }
    }
    guard let root = file.file.document?.root else { return }
    if file.isAlwaysChanged { changes.append(StatusChange(.alwaysChanged, at: root)) }
    if file.hasChangedChecksum { changes.append(StatusChange(.checksum, at: file.md5 ?? root)) }
  }
}

extension DVCFile {
  /// Whether the `md5` of the file is not the one of what it holds. Only imports have one.
  public var hasChangedChecksum: Bool {
    md5?.text != checksummedBytes.map { ByteString(ContentHash.md5($0)) }
  }
}
