import ByteText
public import Documents
public import Findings

/// Flags an experiment that has the number of another one.
public struct DuplicateExperimentID: Check {
  public static let rule = Rule(
    id: "EXP003",
    name: "duplicate-experiment-id",
    severity: .error,
    subject: .experiments,
    summary: "Two experiments have one id",
    rationale: """
      A model's metadata, a commit or a child experiment says "exp-003" and means one \
      configuration. Where two files have the number nobody can tell which. Slugs make no \
      difference. Two branches that each took the next number are the usual cause.
      """,
    help: "give the newer experiment the next free number, in its id and its file's name",
    passing: [
      Example(
        "two numbers",
        [
          ExampleFile("experiments/exp-001-a.yaml", "experiment: {id: exp-001}\n"),
          ExampleFile("experiments/exp-002-a.yaml", "experiment: {id: exp-002}\n"),
        ]),
      Example(
        "an experiment and the copy with its results",
        [
          ExampleFile("experiments/exp-001-a.yaml", "experiment: {id: exp-001}\n"),
          ExampleFile("experiments/exp-001-a-results.yaml", "experiment: {id: exp-001}\n"),
        ]),
      Example(
        "a copied file whose id is still the old one: invalid-experiment-id says so",
        [
          ExampleFile("experiments/exp-001-a.yaml", "experiment: {id: exp-001}\n"),
          ExampleFile("experiments/exp-002-b.yaml", "experiment: {id: exp-001}\n"),
        ]),
    ],
    failing: [
      Example(
        "one id, two slugs",
        [
          ExampleFile("experiments/exp-001-a.yaml", "experiment: {id: exp-001}\n"),
          ExampleFile("experiments/exp-001-b.yaml", "experiment: {id: «exp-001-b»}\n"),
        ]),
      Example(
        "files that are not named after their id",
        [
          ExampleFile("experiments/a.yaml", "experiment: {id: exp-001}\n"),
          ExampleFile("experiments/b.yaml", "experiment: {id: «exp-001»}\n"),
          ExampleFile("experiments/c.yaml", "experiment: {id: «exp-001»}\n"),
        ]),
      Example(
        "the other does not parse",
        [
          ExampleFile("experiments/exp-001-a.yaml", "experiment: {id: «exp-001»}\n"),
          ExampleFile("experiments/exp-001-b.yaml", "experiment: [\n"),
        ]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    var owners: [ExperimentIdentifier: Experiment] = [:]
    let claims = repository.experiments.compactMap { experiment in
      identifier(of: experiment).map { (identifier: $0, experiment: experiment) }
    }
    // A file that does not parse keeps its number, because it can have no finding but its own.
    for claim in claims where claim.experiment.document == nil {
      if owners[claim.identifier] == nil { owners[claim.identifier] = claim.experiment }
    }
    return claims.compactMap { identifier, experiment in
      guard experiment.document != nil else { return nil }
      guard let owner = owners[identifier] else {
        owners[identifier] = experiment
        return nil
      }
      return Finding(
        .duplicate(identifier, owner.path), at: place(of: experiment),
        related: [RelatedLocation("the other experiment", at: place(of: owner))])
    }
  }

  /// Nil where the id contradicts the file's name.
  private func identifier(of experiment: Experiment) -> ExperimentIdentifier? {
    guard let named = experiment.fileIdentifier, let stated = experiment.statedIdentifier else {
      return experiment.identifier
    }
    return named == stated ? named : nil
  }

  private func place(of experiment: Experiment) -> SourceLocation {
    experiment.id?.location ?? experiment.headLocation
  }
}

extension Finding.Message {
  fileprivate static func duplicate(
    _ identifier: ExperimentIdentifier, _ other: RepositoryPath
  ) -> Self {
    "'\(identifier)' is already the experiment in \(other.bytes.quoted)"
  }
}
