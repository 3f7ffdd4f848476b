import ByteText
import RepositorySnapshot

extension ChangeReach {
  /// The experiments that go by an identifier that a changed file took or gave up, those that descend from
  /// them, and the models that name one.
  var pathsThatNameExperiments: [RepositoryPath] {
    let standings = changes.flatMap(otherStandings)
    guard !standings.isEmpty else { return [] }
    var identifiers = Set(standings.flatMap(\.identifiers))
    let texts = Set(standings.compactMap(\.id))
    var named: Set<RepositoryPath> = []
    // Each round goes one generation down.
    while true {
      let next = after.contents.rows.filter { row in
        !named.contains(row.path) && row.isExperiment(namingOneOf: identifiers)
      }
      guard !next.isEmpty else { break }
      named.formUnion(next.map(\.path))
      identifiers.formUnion(next.flatMap(\.claimedIdentifiers))
    }
    let models = after.modelMetadata.filter { metadata in
      guard let text = metadata.experimentID?.string else { return false }
      return ExperimentIdentifier(text).map(identifiers.contains) ?? texts.contains(text)
    }
    return Array(named) + models.map(\.path)
  }

  /// What a changed experiment was and is to others; empty where they see no difference.
  private func otherStandings(_ path: RepositoryPath) -> [ExperimentStanding] {
    guard after.settings.layout.kind(of: path) == .experimentYAML else { return [] }
    let standings = [before, after].map { documents in
      documents.contents.experiment(at: path).map(ExperimentStanding.init)
    }
    // What a copy says counts as the original's, so others can be wrong without naming the copy.
    let isSame = standings[0] == standings[1] && standings[0]?.isResultsCopy != true
    return isSame ? [] : standings.compactMap(\.self)
  }
}

/// What an experiment is to those that name it: its values apart, because a finding that compares
/// values names both files.
private struct ExperimentStanding: Equatable {
  let identifiers: Set<ExperimentIdentifier>
  let id: ByteString?
  let parent: ByteString?
  let isResultsCopy: Bool
  let hasResults: Bool
  let isParsed: Bool
  let hasSection: Bool

  init(_ experiment: Experiment) {
    identifiers = Set([experiment.fileIdentifier, experiment.statedIdentifier].compactMap(\.self))
    id = experiment.id?.string
    parent = experiment.parent?.text
    isResultsCopy = experiment.isResultsCopy
    hasResults = !experiment.filledResults.isEmpty
    isParsed = experiment.root != nil
    hasSection = experiment.experiment != nil
  }
}

extension FileContents {
  fileprivate func experiment(at path: RepositoryPath) -> Experiment? {
    experiments.element(at: path, \.path)
  }
}

extension FileRow {
  fileprivate func isExperiment(namingOneOf identifiers: Set<ExperimentIdentifier>) -> Bool {
    guard kind == .experimentYAML else { return false }
    switch content {
    case .waiting(let file): return !file.mentions.isDisjoint(with: identifiers)
    case .document(let file):
      return !identifiers.isDisjoint(with: claimedIdentifiers)
        || !identifiers.isDisjoint(with: experimentMentions(in: file.source.bytes))
    default: return !identifiers.isDisjoint(with: claimedIdentifiers)
    }
  }

  /// Of the file's name, and of its id where that is another.
  fileprivate var claimedIdentifiers: [ExperimentIdentifier] {
    guard case .document(let file) = content else {
      return [ExperimentIdentifier(path.stem)].compactMap(\.self)
    }
    let experiment = Experiment(path: path, document: file.document)
    return [experiment.fileIdentifier, experiment.statedIdentifier].compactMap(\.self)
  }
}
