public import ByteText

/// The experiments of a snapshot, their results copies, and who is who.
struct ExperimentIndex: Sendable {
  /// Sorted by path.
  let experiments: [Experiment]
  /// Sorted by path.
  let resultsCopies: [Experiment]
  /// The first that is named so.
  private var named: [ExperimentIdentifier: Int] = [:]
  /// Others that go by an identifier, of their file's name or stated; sorted.
  private var others: [ExperimentIdentifier: [Int]] = [:]
  /// All that state an id without an identifier; sorted.
  private var indicesOfID: [ByteString: [Int]] = [:]
  private let indexOfCopy: [ExperimentIdentifier: Int]

  /// - Parameter files: the YAML below experiments folders, sorted by path.
  init(_ files: [Experiment]) {
    let candidates = files.filter(\.isExperiment)
    experiments = candidates.filter { !$0.isResultsCopy }
    resultsCopies = candidates.filter(\.isResultsCopy)
    indexOfCopy = Dictionary(
      resultsCopies.enumerated().compactMap { index, one in one.identifier.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
    named.reserveCapacity(experiments.count)
    for (index, one) in experiments.enumerated() {
      if let identifier = one.identifier {
        if named[identifier] == nil {
          named[identifier] = index
        } else {
          others[identifier, default: []].append(index)
        }
      }
      if let stated = one.statedIdentifier {
        if stated != one.identifier { others[stated, default: []].append(index) }
      } else if let id = one.id?.string {
        indicesOfID[id, default: []].append(index)
      }
    }
  }

  /// The place in `experiments` of the first experiment with this identifier. An id that contradicts
  /// its file's name still finds its experiment where no name claims it.
  func index(of identifier: ExperimentIdentifier) -> Int? {
    named[identifier] ?? others[identifier]?.first
  }

  /// The places of all experiments that `name` means by its `exp-NNN`, else by the whole id.
  func indices(namedBy name: ByteString) -> [Int] {
    guard let identifier = ExperimentIdentifier(name) else { return indicesOfID[name] ?? [] }
    guard let others = others[identifier] else { return named[identifier].map { [$0] } ?? [] }
    return ((named[identifier].map { [$0] } ?? []) + others).sorted()
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
