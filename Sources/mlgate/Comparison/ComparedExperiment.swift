import ByteText
import Documents

/// One experiment of one branch, or of several where it is the same in them.
struct ComparedExperiment {
  let path: RepositoryPath
  /// `exp-001`, as the file says it; its name without an ending where it says none.
  let id: ByteString
  let identifier: ExperimentIdentifier?
  let name: ByteString?
  let values: ExperimentValues
  /// What `parent_experiment` says.
  let parentName: ByteString?
  let parent: ExperimentValues?
  /// Empty for the files on disk.
  var branches: [ByteString]

  init(_ experiment: Experiment, in documents: RepositoryDocuments, branch: ByteString) {
    path = experiment.path
    identifier = experiment.identifier
    id =
      experiment.id?.text ?? identifier.map { ByteString($0.description) } ?? experiment.path.stem
    name = experiment.name?.text
    values = ExperimentValues(experiment, in: documents)
    parentName = experiment.parent.flatMap { $0.isBlank ? nil : $0.text }
    parent = parentName.flatMap(documents.experiment(named:))
      .map { ExperimentValues($0, in: documents) }
    branches = branch.isEmpty ? [] : [branch]
  }

  /// Whether a word of the command line means this experiment: its whole id, or its `exp-NNN`.
  func isNamed(_ word: ByteString) -> Bool {
    if word == id || word == path.stem { return true }
    return ExperimentIdentifier(word).map { $0 == identifier && $0.description == word.description }
      == true
  }

  /// Whether both say the same, on whatever branch.
  func isSame(as other: Self) -> Bool {
    path == other.path && values == other.values && parent == other.parent
  }

  /// By number; what has none follows by its path, and one experiment in the order of the branches.
  static func isListed(_ left: Self, before right: Self) -> Bool {
    switch (left.identifier, right.identifier) {
    case (let one?, let other?) where one != other: one < other
    case (.some, nil): true
    case (nil, .some): false
    default: left.path < right.path
    }
  }
}
