public import ByteText
import RepositorySnapshot

/// The files whose own findings count: all of them, or where only a change is judged that does not reach
/// further, the changed ones.
///
/// A rule whose finding and related places all lie in one file asks these; one that compares two files
/// asks `RepositoryDocuments` for all, because a change to either is judged, and `isJudged` for each two.
public struct JudgedFiles: Sendable {
  let isWhole: Bool
  /// YAML and JSON, sorted by path.
  public let files: [ParsedFile]
  /// Sorted by path.
  public let experiments: [Experiment]
  /// Sorted by path.
  public let modelMetadata: [ModelMetadata]

  init(
    _ snapshot: Snapshot, _ files: [ParsedFile], _ experiments: [Experiment],
    _ modelMetadata: [ModelMetadata], isWhole: Bool
  ) {
    self.isWhole = isWhole
    guard !isWhole else {
      (self.files, self.experiments, self.modelMetadata) = (files, experiments, modelMetadata)
      return
    }
    self.files = files.filter { snapshot.isJudged($0.path) }
    self.experiments = experiments.filter { snapshot.isJudged($0.path) }
    self.modelMetadata = modelMetadata.filter { snapshot.isJudged($0.path) }
  }
}

extension RepositoryDocuments {
  /// Whether a finding counts that lies in or speaks of these files.
  public func isJudged(_ paths: RepositoryPath...) -> Bool {
    judged.isWhole || paths.contains { snapshot.isJudged($0) }
  }
}
