public import ByteText

extension RepositoryDocuments {
  /// The experiment that the metadata names, by its `exp-NNN` or by its whole id; of several the one
  /// whose folder is nearest, because a repository may hold several projects.
  public func experiment(of metadata: ModelMetadata) -> Experiment? {
    guard let name = metadata.experimentName, !name.isEmpty else { return nil }
    let candidates = experimentIndex.indices(namedBy: name).map { experiments[$0] }
    guard candidates.count > 1 else { return candidates.first }
    return metadata.path.nearest(of: candidates, at: \.path).first
  }
}

extension RepositoryDocuments {
  /// The metadata with its experiment, where a finding counts that lies in or speaks of one of the two, or
  /// of the copy that has the experiment's results; sorted by path.
  public var comparedMetadata: [(metadata: ModelMetadata, experiment: Experiment?)] {
    modelMetadata.compactMap { metadata in
      let experiment = experiment(of: metadata)
      guard
        isJudged(metadata.path) || experiment.map({ isJudged($0.path) }) == true
          || experiment?.identifier.flatMap(experimentIndex.resultsCopy(of:))
            .map({ isJudged($0.path) }) == true
      else { return nil }
      return (metadata, experiment)
    }
  }
}

extension RepositoryPath {
  /// Those of `items` that share the most folders with this path, in their order.
  public func nearest<Item>(of items: [Item], at path: (Item) -> RepositoryPath) -> [Item] {
    let own = folder.components
    let shared = items.map { item in
      zip(own, path(item).folder.components).prefix { $0.elementsEqual($1) }.count
    }
    guard let most = shared.max() else { return [] }
    return zip(items, shared).filter { $0.1 == most }.map(\.0)
  }
}
