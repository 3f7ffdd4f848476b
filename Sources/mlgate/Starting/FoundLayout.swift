import ByteText
import Checks
import Documents
import Findings
import RepositorySnapshot

/// Experiments and model metadata that lie where the default patterns do not look.
///
/// The same readers decide as in a check, with wider patterns; where the defaults find anything, nothing is said.
struct FoundLayout {
  let experiments: [ByteString]
  let models: [ByteString]

  init(in snapshot: Snapshot) {
    var wide = CheckSettings()
    wide.layout.experiments = [Glob("*.yaml"), Glob("*.yml")]
    wide.layout.models = [Glob("model_v*.json")]
    let found = RepositoryDocuments(snapshot, settings: wide)
    let standard = RepositoryDocuments(snapshot)
    let experiments = found.experiments.filter {
      $0.experiment != nil && ($0.model != nil || $0.training != nil)
    }
    self.experiments =
      standard.experiments.isEmpty ? patterns(experiments.map(\.path), in: snapshot) : []
    let metadata = found.modelMetadata.filter {
      $0.isModelVersion && ($0.modelName != nil || $0.trainingConfiguration != nil)
    }
    models = standard.modelMetadata.isEmpty ? patterns(metadata.map(\.path), in: snapshot) : []
  }
}

/// The folders of the files, where all files of that format below one are among them; else the files themselves.
private func patterns(_ paths: [RepositoryPath], in snapshot: Snapshot) -> [ByteString] {
  let wanted = Set(paths)
  var patterns: Set<ByteString> = []
  for path in paths {
    let isWhole =
      !path.folder.bytes.isEmpty
      && snapshot.entries(inside: path.folder).allSatisfy {
        wanted.contains($0.path) || !$0.path.isLike(path)
      }
    guard let exact = (isWhole ? path.folder : path).bytes.exactPattern, exact.isWhollyVisible
    else { continue }
    patterns.insert(isWhole ? ByteString(exact.bytes + [.ascii("/")]) : exact)
  }
  return patterns.sorted()
}

extension RepositoryPath {
  /// Whether both are YAML, or both JSON.
  fileprivate func isLike(_ other: RepositoryPath) -> Bool {
    func isYAML(_ path: RepositoryPath) -> Bool { ["yaml", "yml"].contains(path.fileExtension) }
    return isYAML(self) == isYAML(other) && (isYAML(self) || fileExtension == other.fileExtension)
  }
}

extension ByteString {
  /// Whether a quoted YAML scalar holds the text as it is.
  var isWhollyVisible: Bool {
    firstInvalidUTF8Offset(in: bytes) == nil
      && visibleText(bytes) == String(decoding: bytes, as: UTF8.self)
  }
}
