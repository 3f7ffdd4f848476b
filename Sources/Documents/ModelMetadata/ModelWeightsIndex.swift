public import ByteText
import RepositorySnapshot

/// All weights of model versions, by the path of the metadata that they belong to.
public struct ModelWeightsIndex: Sendable {
  private let weightsOfMetadata: [RepositoryPath: [ModelWeights]]
  /// Where the metadata of weights that are named after a version belongs; sorted.
  public let expectedMetadata: [RepositoryPath]

  init(_ snapshot: Snapshot, _ outputs: [DVCOutput], _ layout: FileLayout) {
    var weightsOfMetadata: [RepositoryPath: [ModelWeights]] = [:]
    var expected: Set<RepositoryPath> = []
    // A path of two owners is tracked-twice; git's answer counts.
    let tracked = outputs.filter { snapshot.entry(at: $0.path) == nil }.map(ModelWeights.init)
    let stored = snapshot.entries.lazy.filter { layout.models.covers($0.path) }
    for weights in stored.map(ModelWeights.init) + tracked {
      if let path = layout.metadataPath(ofWeights: weights.path) {
        weightsOfMetadata[path, default: []].append(weights)
        if weights.exists { expected.insert(path) }
      } else if let path = layout.metadataPath(ofContent: weights.path) {
        weightsOfMetadata[path, default: []].append(weights)
      }
    }
    self.weightsOfMetadata = weightsOfMetadata
    expectedMetadata = expected.sorted()
  }

  /// The weights of the version whose metadata is at `path`, those in git before those of DVC, by path.
  public subscript(metadata path: RepositoryPath) -> [ModelWeights] {
    weightsOfMetadata[path] ?? []
  }
}
