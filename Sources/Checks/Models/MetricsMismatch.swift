import ByteText
public import Documents
public import Findings

/// Flags a metric that is not the one in the experiment's results.
public struct MetricsMismatch: Check {
  public static let rule = Rule(
    id: "MOD006",
    name: "metrics-mismatch",
    severity: .error,
    subject: .modelMetadata,
    summary: "A model's metric differs from its experiment's results",
    rationale: """
      The same training run is described twice, and a release is decided by the metadata. Metrics of \
      one name are compared as numbers, so 0.848 and 0.8480 agree. Metrics that only one side has, \
      and experiments without results, are not judged.
      """,
    help: "copy the value from the experiment's results, or name the experiment that gave it",
    passing: [
      example(
        "equal as numbers", "{\"test_accuracy\": 0.8480, \"val_loss\": 4e-1}",
        "results: {test_accuracy: 0.848, val_loss: 0.4}\n"),
      example("only one side has it", "{\"bleu\": 31.5}", "results: {test_accuracy: 0.848}\n"),
      example("no results yet", "{\"test_accuracy\": 0.848}", "results: {test_accuracy: null}\n"),
      example(
        "a per cent figure: wrong-type says so", "{\"test_accuracy\": 84.8}",
        "results: {test_accuracy: 0.848}\n"),
      Example(
        "an unknown experiment: unknown-experiment says so",
        [
          ExampleExperiment.metadata(
            "{\"training_config\": {\"experiment_id\": \"exp-002\"}, \"metrics\": {\"a\": 1}}"),
          ExampleExperiment.file("results: {a: 2}\n"),
        ]),
    ],
    failing: [
      example(
        "another accuracy", "{\"test_accuracy\": «0.862»}", "results: {test_accuracy: 0.848}\n"),
      example(
        "a rounded one", "{\"test_accuracy\": «0.85», \"val_loss\": «0.39»}",
        "results: {test_accuracy: 0.848, val_loss: 0.389}\n"),
      Example(
        "the results copy has the figures",
        [
          ExampleExperiment.metadata(
            """
            {"training_config": {"experiment_id": "exp-001"},
             "metrics": {"test_accuracy": «0.9»}}
            """),
          ExampleExperiment.file(""),
          ExampleFile(
            "experiments/exp-001-baseline-results.yaml",
            "experiment: {id: exp-001}\nresults: {test_accuracy: 0.848}\n"),
        ]),
    ])

  private static func example(_ title: String, _ metrics: String, _ results: String) -> Example {
    Example(
      title,
      [
        ExampleExperiment.metadata(
          "{\"training_config\": {\"experiment_id\": \"exp-001\"}, \"metrics\": \(metrics)}"),
        ExampleExperiment.file(results),
      ])
  }

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.comparedMetadata.flatMap { metadata, experiment -> [Finding] in
      guard let experiment, let results = repository.results(of: experiment),
        repository.isJudged(metadata.path, results.document.path)
      else { return [] }
      return (metadata.metrics?.entries ?? []).compactMap { entry in
        guard let name = entry.key.text, let value = entry.value.number,
          expectedValue(ofMetric: name).faults(in: entry.value).isEmpty,
          let result = results.value(of: name), let expected = result.number,
          value.value != expected.value
        else { return nil }
        return Finding(
          .differs(name, entry.value, result, experiment.path), at: entry.value.location,
          related: [RelatedLocation("the experiment's result", at: result.location)])
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func differs(
    _ name: ByteString, _ value: Node, _ result: Node, _ path: RepositoryPath
  ) -> Self {
    "\(name.quoted) is \(value.text ?? ""), but \(result.text ?? "") in \(path.bytes.quoted)"
  }
}
