public import ByteText
import RepositorySnapshot

/// The files whose own findings count: all of them, or where only a change is judged that does not reach
/// further, the changed ones.
///
/// A rule whose finding and related places all lie in one file asks these; one that compares two files
/// asks `RepositoryDocuments` for all, because a change to either is judged, and `isJudged` for each two.
public struct JudgedFiles: Sendable {
  /// Whether all files count.
  public let isWhole: Bool
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
    let paths = (snapshot.changedPaths ?? []).sorted()
    self.files = files.elements(at: paths, \.path)
    self.experiments = experiments.elements(at: paths, \.path)
    self.modelMetadata = modelMetadata.elements(at: paths, \.path)
  }
}

extension Array {
  /// The elements, sorted by their paths, that lie at one of the sorted `paths`; one a path.
  func elements(at paths: [RepositoryPath], _ path: (Element) -> RepositoryPath) -> [Element] {
    paths.compactMap { element(at: $0, path) }
  }

  /// The first element at a path, of elements that are sorted by their paths.
  func element(at wanted: RepositoryPath, _ path: (Element) -> RepositoryPath) -> Element? {
    place(of: wanted, path).map { self[$0] }
  }

  func place(of wanted: RepositoryPath, _ path: (Element) -> RepositoryPath) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if path(self[middle]) < wanted { low = middle + 1 } else { high = middle }
    }
    return low < count && path(self[low]) == wanted ? low : nil
  }
}

extension RepositoryDocuments {
  /// Whether a finding counts that lies in or speaks of these files.
  public func isJudged(_ paths: RepositoryPath...) -> Bool {
    judged.isWhole || paths.contains { snapshot.isJudged($0) }
  }
}
