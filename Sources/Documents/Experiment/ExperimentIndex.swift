public import ByteText

/// The experiments of a snapshot, their results copies, and who is who.
struct ExperimentIndex: Sendable {
  /// Sorted by path.
  let experiments: [Experiment]
  /// Sorted by path.
  let resultsCopies: [Experiment]
  private let indexOfIdentifier: [ExperimentIdentifier: Int]
  /// All that go by an identifier, of their file's name or stated; sorted.
  private var indicesOfIdentifier: [ExperimentIdentifier: [Int]] = [:]
  /// All that state an id; sorted.
  private var indicesOfID: [ByteString: [Int]] = [:]
  private let indexOfCopy: [ExperimentIdentifier: Int]

  /// - Parameter files: the YAML below experiments folders, sorted by path.
  init(_ files: [Experiment]) {
    let candidates = files.filter(\.isExperiment)
    experiments = candidates.filter { !$0.isResultsCopy }
    resultsCopies = candidates.filter(\.isResultsCopy)
    // An id that contradicts its file's name still finds its experiment where no name claims it.
    let named = experiments.enumerated().compactMap { index, one in
      one.identifier.map { ($0, index) }
    }
    let stated = experiments.enumerated().compactMap { index, one in
      one.statedIdentifier.map { ($0, index) }
    }
    indexOfIdentifier = Dictionary(named + stated, uniquingKeysWith: { first, _ in first })
    indexOfCopy = Dictionary(
      resultsCopies.enumerated().compactMap { index, one in one.identifier.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
    for (index, one) in experiments.enumerated() {
      for identifier in Set([one.identifier, one.statedIdentifier].compactMap { $0 }) {
        indicesOfIdentifier[identifier, default: []].append(index)
      }
      if let id = one.id?.string { indicesOfID[id, default: []].append(index) }
    }
  }

  /// The place in `experiments` of the first experiment with this identifier.
  func index(of identifier: ExperimentIdentifier) -> Int? { indexOfIdentifier[identifier] }

  /// The places of all experiments that `name` means by its `exp-NNN`, else by the whole id.
  func indices(namedBy name: ByteString) -> [Int] {
    ExperimentIdentifier(name).flatMap { indicesOfIdentifier[$0] } ?? indicesOfID[name] ?? []
  }

  func resultsCopy(of identifier: ExperimentIdentifier) -> Experiment? {
    indexOfCopy[identifier].map { resultsCopies[$0] }
  }
}

extension Experiment {
  /// Named `exp-*`, or with an `experiment` section: other YAML beside experiments has another
  /// schema, even where its `experiment` key holds a name.
  fileprivate var isExperiment: Bool { path.fileName.hasPrefix("exp-") || experiment != nil }
}

extension RepositoryDocuments {
  /// Every experiment, sorted by path; results copies apart.
  public var experiments: [Experiment] { experimentIndex.experiments }

  /// The copies of experiments with their results filled in, sorted by path.
  public var resultsCopies: [Experiment] { experimentIndex.resultsCopies }

  /// The experiment that `text` names by its `exp-NNN`; the first by path where several claim it.
  public func experiment(named text: ByteString) -> Experiment? {
    ExperimentIdentifier(text).flatMap(experimentIndex.index(of:)).map { experiments[$0] }
  }

  /// The `results` of an experiment: its own where one is filled in, else those of its results copy.
  public func results(of experiment: Experiment) -> Node? {
    guard experiment.filledResults.isEmpty else { return experiment.results }
    return experiment.identifier.flatMap(experimentIndex.resultsCopy(of:))?.results
      ?? experiment.results
  }
}
