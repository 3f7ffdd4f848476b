import ByteText
import RepositorySnapshot

extension ChangeReach {
  /// The files with a hash that DVC no longer records, or of which it was not known before.
  var pathsThatMissHashes: [RepositoryPath] {
    let (old, new) = (before.dvcHashes, after.dvcHashes)
    let experiments = after.contents.rows.filter { $0.kind == .experimentYAML }
    let metadata = after.modelMetadata.map(\.path)
    if new.isWhole && !old.isWhole { return experiments.map(\.path) + metadata }
    let gone = Set(old.sorted).subtracting(new.sorted).map { $0.prefix(DVCHashes.shortestPrefix) }
    guard !gone.isEmpty else { return old.isEmpty == new.isEmpty ? [] : metadata }
    let starts = Set(gone.map { ByteString($0) })
    return experiments.filter { $0.content?.mentions(oneOf: starts) ?? false }.map(\.path)
      + metadata
  }

  /// What lies at outputs of DVC that came, went or changed, and the model versions that they belong to.
  var pathsOfOtherOutputs: [RepositoryPath] {
    let changed = differingOutputs
    let expected = after.modelWeights.expectedMetadata.filter { path in
      changed.contains { $0 == path || path.isInside($0) }
    }
    let versions = changed.compactMap(after.settings.layout.versionPath(ofContent:)) + expected
    return changed.flatMap(after.snapshot.paths(at:)) + versions.flatMap(paths(ofVersion:))
  }

  private var differingOutputs: [RepositoryPath] {
    let old = Dictionary(
      before.dvcOutputs.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let new = Dictionary(
      after.dvcOutputs.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    return Set(old.keys).union(new.keys).filter { path in
      guard let one = old[path], let other = new[path] else { return true }
      return one.isCached != other.isCached || one.size != other.size
        || one.md5?.text != other.md5?.text || one.node.location != other.node.location
    }
  }
}

extension ReadFile {
  /// Whether a text stands in the file, in letters of either case.
  fileprivate func mentions(oneOf texts: Set<ByteString>) -> Bool {
    let bytes =
      switch self {
      case .waiting(let file): file.bytes
      case .document(let file): file.source.bytes
      default: [UInt8]()
      }
    let lowercased = bytes.map(\.lowercased)
    return texts.contains { lowercased.firstIndex(of: $0.bytes, from: 0) != nil }
  }
}

extension Snapshot {
  /// The file at a path, or those below the folder.
  fileprivate func paths(at path: RepositoryPath) -> [RepositoryPath] {
    [path] + entries(inside: path).map(\.path)
  }
}
