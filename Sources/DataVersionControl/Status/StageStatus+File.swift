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
  ///
  /// Source: `compute_md5` of `dvc/stage/utils.py`.
  public var hasChangedChecksum: Bool {
    guard isImport, let root = file.document?.root, let value = PythonValue(root)?.dictionary else {
      return md5 != nil
    }
    let own = PythonDictionary(
      value.entries.filter { entry in
        guard let key = entry.key.string else { return true }
        return !["md5", "meta", "desc"].contains(key) && entry.value.isTruthy
          && !(key == "wdir" && entry.value == .string("."))
      })
    guard let text = PythonJSON.text(.dictionary(own.withoutAnnotations)) else { return false }
    return md5?.text != ByteString(ContentHash.md5(text))
  }
}

extension PythonDictionary {
  /// What says something about the data: `dict_filter` of `dvc/utils/__init__.py` with the names of
  /// `compute_md5`.
  fileprivate var withoutAnnotations: PythonDictionary {
    let left: Set<ByteString> = [
      "desc", "type", "labels", "meta", "locked", "frozen", "metric", "persist", "isexec", "size",
      "nfiles",
    ]
    return PythonDictionary(
      entries.filter { $0.key.string.map { !left.contains($0) } ?? true }
        .map { ($0.key, $0.value.withoutAnnotations) })
  }
}

extension PythonValue {
  fileprivate var withoutAnnotations: PythonValue {
    switch self {
    case .dictionary(let dictionary): .dictionary(dictionary.withoutAnnotations)
    case .list(let list): .list(list.map(\.withoutAnnotations))
    default: self
    }
  }
}
