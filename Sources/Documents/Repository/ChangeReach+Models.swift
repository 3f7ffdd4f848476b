import ByteText
import Findings
import RepositorySnapshot

extension ChangeReach {
  /// The metadata and weights of the model versions to which changed files belong, and the versions of
  /// a model that are its newest once another one is gone or renamed.
  var pathsOfOtherVersions: [RepositoryPath] {
    let layout = after.settings.layout
    let versions =
      changes.compactMap(layout.versionPath(ofContent:))
      + comings.filter { layout.kind(of: $0) == .modelMetadata }
    let models = Set(changes.flatMap(namesOfOtherVersions))
    let siblings = after.modelMetadata.filter { metadata in
      metadata.modelName?.text.map(models.contains) ?? false
    }
    return versions.flatMap(paths(ofVersion:)) + siblings.map(\.path)
  }

  /// The metadata at `path`, and where weights of it are reported.
  func paths(ofVersion path: RepositoryPath) -> [RepositoryPath] {
    let weights =
      before.modelWeights[metadata: path] + after.modelWeights[metadata: path]
    return [path] + weights.map(\.location.path)
  }

  /// The names of the model whose version a changed file says otherwise than before.
  private func namesOfOtherVersions(_ path: RepositoryPath) -> [ByteString] {
    let (old, new) = (before.metadata(at: path), after.metadata(at: path))
    guard old?.modelName?.text != new?.modelName?.text || old?.version?.text != new?.version?.text
    else { return [] }
    return [old, new].compactMap { $0?.modelName?.text }
  }
}

extension RepositoryDocuments {
  fileprivate func metadata(at path: RepositoryPath) -> ModelMetadata? {
    modelMetadata.element(at: path, \.path)
  }
}

extension FileLayout {
  /// The metadata of the version that a file's content belongs to, whether or not it is there.
  func versionPath(ofContent path: RepositoryPath) -> RepositoryPath? {
    metadataPath(ofWeights: path) ?? metadataPath(ofContent: path)
  }
}
