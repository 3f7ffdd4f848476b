import ByteText
public import Documents
public import Findings

/// Flags a training parameter that is not the experiment's.
public struct ConfigurationMismatch: Check {
  public static let rule = Rule(
    id: "MOD007",
    name: "configuration-mismatch",
    severity: .error,
    subject: .modelMetadata,
    summary: "A model's training configuration differs from its experiment's",
    rationale: """
      Whoever trains the model again from the metadata gets another model than from the experiment. \
      Compared are epochs, batch size, learning rate, optimizer, data set and its version: numbers \
      by value, names without regard to case (sgd is SGD).
      """,
    help: "make the two agree, or name the experiment that trained the model",
    passing: [
      example(
        "equal",
        """
        "epochs": 90, "batch_size": 256, "learning_rate": 1e-1, "optimizer": "SGD",
         "dataset": "ImageNet", "dataset_version": "2023.1"
        """,
        """
        training: {epochs: 90, batch_size: 256, learning_rate: 0.10, optimizer: sgd}
        data: {dataset: imagenet, version: "2023.1"}

        """),
      example(
        "only one side has it", "\"epochs\": 90", "training: {batch_size: 256}\n"),
      example(
        "a wrong type: wrong-type says so", "\"epochs\": \"90\"", "training: {epochs: 100}\n"),
    ],
    failing: [
      example("epochs", "\"epochs\": «100»", "training: {epochs: 90}\n"),
      example("batch size", "\"batch_size\": «512»", "training: {batch_size: 256}\n"),
      example(
        "learning rate and optimizer", "\"learning_rate\": «0.3», \"optimizer\": «\"adam\"»",
        "training: {learning_rate: 0.1, optimizer: sgd}\n"),
      example(
        "data set and version", "\"dataset\": «\"cifar10\"», \"dataset_version\": «\"2023.2\"»",
        "data: {dataset: imagenet, version: \"2023.1\"}\n"),
    ])

  private static func example(
    _ title: String, _ configuration: String, _ experiment: String
  ) -> Example {
    Example(
      title,
      [
        ExampleExperiment.metadata(
          "{\"training_config\": {\"experiment_id\": \"exp-001\", \(configuration)}}"),
        ExampleExperiment.file(experiment),
      ])
  }

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.comparedMetadata.flatMap { metadata, experiment -> [Finding] in
      guard let experiment, repository.isJudged(metadata.path, experiment.path)
      else { return [] }
      return parameters(metadata, experiment).compactMap { name, value, expected in
        guard let value, let expected, differs(value, expected) else { return nil }
        return Finding(
          .differs(name, value, expected, experiment.path), at: value.location,
          related: [RelatedLocation("the experiment's value", at: expected.location)])
      }
    }
  }

  private func parameters(
    _ metadata: ModelMetadata, _ experiment: Experiment
  ) -> [(name: ByteString, value: Node?, expected: Node?)] {
    [
      ("epochs", metadata.epochs, experiment.epochs),
      ("batch_size", metadata.batchSize, experiment.batchSize),
      ("learning_rate", metadata.learningRate, experiment.learningRate),
      ("optimizer", metadata.optimizer, experiment.optimizer),
      ("dataset", metadata.dataset, experiment.dataset),
      ("dataset_version", metadata.datasetVersion, experiment.dataVersion),
    ]
  }

  /// Numbers by value, texts without case; two types are never compared, save for versions, which
  /// some people write as numbers.
  private func differs(_ value: Node, _ expected: Node) -> Bool {
    if let number = value.number, let expected = expected.number {
      return number.value != expected.value
    }
    guard let text = value.string ?? versionText(value, beside: expected),
      let expectedText = expected.string ?? versionText(expected, beside: value),
      !text.isEmpty, !expectedText.isEmpty
    else { return false }
    return text.lowercasedASCII != expectedText.lowercasedASCII
  }

  /// The text of a number beside a string that begins like one: `2023.1` beside "2023.2".
  private func versionText(_ number: Node, beside string: Node) -> ByteString? {
    guard number.number != nil, let text = string.string, text.contains(.ascii(".")) else {
      return nil
    }
    return number.text
  }
}

extension Finding.Message {
  fileprivate static func differs(
    _ name: ByteString, _ value: Node, _ expected: Node, _ path: RepositoryPath
  ) -> Self {
    """
    \(name.quoted) is \((value.text ?? "").quoted), but \((expected.text ?? "").quoted) in \
    \(path.bytes.quoted)
    """
  }
}
