import ByteText
public import Documents
public import Findings

/// Flags a parent that is no experiment of the snapshot.
public struct UnknownParent: Check {
  public static let rule = Rule(
    id: "EXP004",
    name: "unknown-parent",
    severity: .error,
    subject: .experiments,
    summary: "`parent_experiment` names no experiment",
    rationale: """
      A child says only what it changed: without its parent nobody knows what it changed from, and \
      its improvement compares with nothing. Parents are found by their `exp-NNN`, whatever slug \
      follows, anywhere in the repository; a file that does not parse still counts by its name.
      """,
    help: "name an experiment of this repository, or commit the parent's file too",
    passing: [
      Example(
        "with and without a slug",
        [
          ExampleFile("experiments/exp-001-a.yaml", "experiment: {id: exp-001}\n"),
          ExampleFile(
            "experiments/exp-002-b.yaml", "experiment: {id: exp-002, parent_experiment: exp-001}\n"),
          ExampleFile(
            "experiments/exp-003-c.yaml",
            "experiment: {id: exp-003, parent_experiment: \"exp-001-a\"}\n"),
        ]),
      Example(
        "a parent that does not parse",
        [
          ExampleFile("experiments/exp-001-a.yaml", "experiment: [\n"),
          ExampleFile(
            "experiments/exp-002-b.yaml", "experiment: {id: exp-002, parent_experiment: exp-001}\n"),
        ]),
      .experiment(
        "no parent", "experiment:\n  id: exp-001\n  parent_experiment: \"\"\n"),
      .experiment("null", "experiment: {id: exp-001, parent_experiment: null}\n"),
      .experiment("a number: wrong-type says so", "experiment: {parent_experiment: 1}\n"),
    ],
    failing: [
      .experiment(
        "no such experiment", "experiment: {id: exp-001, parent_experiment: «exp-009»}\n"),
      .experiment("a name", "experiment: {id: exp-001, parent_experiment: «\"baseline\"»}\n"),
      Example(
        "only the copy with its results is there",
        [
          ExampleFile("experiments/exp-001-a-results.yaml", "experiment: {id: exp-001}\n"),
          ExampleFile(
            "experiments/exp-002-b.yaml",
            "experiment: {id: exp-002, parent_experiment: «exp-001»}\n"),
        ]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.judged.experiments.compactMap { experiment in
      guard let node = experiment.parent, let text = node.string, !text.isEmpty,
        repository.experiment(named: text) == nil
      else { return nil }
      let message: Finding.Message =
        ExperimentIdentifier(text) == nil ? .noIdentifier(text) : .unknown(text)
      return Finding(message, at: node.location)
    }
  }
}

extension Finding.Message {
  fileprivate static func unknown(_ parent: ByteString) -> Self {
    "there is no experiment \(parent.quoted)"
  }

  fileprivate static func noIdentifier(_ parent: ByteString) -> Self {
    "\(parent.quoted) is no experiment; name the parent by its 'exp-NNN'"
  }
}
