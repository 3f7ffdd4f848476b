import ByteText
public import Documents
public import Findings

/// Flags metadata that names an experiment which is not in the snapshot.
public struct UnknownExperiment: Check {
  public static let rule = Rule(
    id: "MOD005",
    name: "unknown-experiment",
    severity: .error,
    subject: .modelMetadata,
    summary: "A model names an experiment that does not exist",
    rationale: """
      The experiment's file holds everything that is needed to train the model again. Ids are \
      compared by their exp-NNN, whatever slug follows; an experiment's file that does not parse \
      still exists by its name.
      """,
    help: "name an experiment of this repository, or commit its file",
    passing: [
      example("by its id", "\"exp-001\"", "exp-001-baseline.yaml", "experiment: {id: exp-001}\n"),
      example(
        "with a slug", "\"exp-001-baseline\"", "exp-001-baseline.yaml",
        "experiment: {id: exp-001}\n"),
      example("a file that does not parse", "\"exp-001\"", "exp-001-baseline.yaml", "{"),
      example("no experiment named", "null", "exp-001-baseline.yaml", "experiment: {}\n"),
    ],
    failing: [
      example(
        "another id", "«\"exp-002\"»", "exp-001-baseline.yaml", "experiment: {id: exp-001}\n"),
      example("a longer number", "«\"exp-0010\"»", "exp-001.yaml", "experiment: {id: exp-001}\n"),
      example("no id", "«\"baseline\"»", "exp-001-baseline.yaml", "experiment: {id: exp-001}\n"),
      example("nothing", "«\"\"»", "exp-001-baseline.yaml", "experiment: {id: exp-001}\n"),
      example("YAML that is no experiment", "«\"exp-001\"»", "defaults.yaml", "id: exp-001\n"),
    ])

  private static func example(
    _ title: String, _ id: String, _ fileName: String, _ experiment: ByteString
  ) -> Example {
    Example(
      title,
      [
        ExampleFile(
          "models/net/model_v1.0.0.json",
          ByteString("{\"training_config\": {\"experiment_id\": \(id)}}")),
        ExampleFile(ByteString("experiments/\(fileName)"), experiment),
      ])
  }

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.judged.modelMetadata.compactMap { metadata in
      guard let id = metadata.experimentID, let name = id.string,
        repository.experiment(of: metadata) == nil
      else { return nil }
      let known = repository.experiments.compactMap { experiment in
        experiment.identifier.map { ByteString($0.description) }
      }
      return Finding(.unknown(name, nearest: nearest(to: name, among: known)), at: id.location)
    }
  }
}

extension Finding.Message {
  fileprivate static func unknown(_ name: ByteString, nearest: ByteString?) -> Self {
    if name.isEmpty { return "experiment_id is empty; name the experiment that made the model" }
    let hint = nearest.map { "; did you mean \($0.quoted)?" } ?? ""
    return Self("no experiment is named \(name.quoted)" + hint)
  }
}
