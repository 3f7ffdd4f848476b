import ByteText
public import Documents
public import Findings

/// Flags a metadata field of the wrong type or out of its range.
public struct InvalidModelField: Check {
  public static let scope = CheckScope.file

  public static let rule = Rule(
    id: "MOD012",
    name: "wrong-type",
    severity: .error,
    subject: .modelMetadata,
    summary: "A field of model metadata has the wrong type or is out of its range",
    rationale: """
      Release tools, dashboards and deployment scripts read these fields by program. An accuracy \
      of 84.8 instead of 0.848 or an epoch count in quotes breaks them late and far away. \
      Accuracies, F1, precision, recall and areas under a curve are fractions; losses, times and \
      sizes are not negative; times are ISO 8601. Fields that are not documented may hold anything.
      """,
    help: "write the value as the field's type asks",
    passing: [
      example(
        "every kind of field",
        """
        {"model_name": "net", "version": "1.0.0", "created_at": "2024-01-15T10:00:00+01:00",
         "data_version": 2023.1, "git_commit": null, "my_own": [1, {}],
         "training_config": {"epochs": 90, "batch_size": 256.0, "learning_rate": 1e-3},
         "metrics": {"test_accuracy": 1, "top5_accuracy": 0.0, "val_loss": 12.5, "bleu": -3},
         "deployment": {"input_shape": [-1, 3, 224, 224], "output_classes": 1000},
         "performance": {"inference_time_ms": 0.0, "model_size_mb": 98.5}}
        """),
      example(
        "a number past every double: number-out-of-range says so", "{\"metrics\": {\"a\": 1e400}}"),
    ],
    failing: [
      example("a list instead of an object", "«[1]»"),
      example("a number instead of a string", "{\"version\": «1.0»}"),
      example("a string instead of an object", "{\"training_config\": «\"exp-001\"»}"),
      example("a string instead of a number", "{\"metrics\": {\"test_accuracy\": «\"84.8%\"»}}"),
      example("true instead of a number", "{\"metrics\": {\"converged\": «true»}}"),
      example("a fraction of an epoch", "{\"training_config\": {\"epochs\": «1.5»}}"),
      example("a per cent figure", "{\"metrics\": {\"test_accuracy\": «84.8»}}"),
      example("a negative loss", "{\"metrics\": {\"val_loss\": «-0.1»}}"),
      example("a learning rate of nought", "{\"training_config\": {\"learning_rate\": «0»}}"),
      example("a time in words", "{\"created_at\": «\"yesterday\"»}"),
      example("a day that does not exist", "{\"created_at\": «\"2024-02-30T10:00:00Z\"»}"),
      example(
        "a word among the dimensions",
        "{\"deployment\": {\"input_shape\": [3, «\"height\"», 224]}}"),
    ])

  private static func example(_ title: String, _ text: ByteString) -> Example {
    Example(title, [ExampleFile("models/net/model_v1.0.0.json", text)])
  }

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.judged.modelMetadata.flatMap { metadata -> [Finding] in
      guard metadata.root != nil else { return topLevelFinding(metadata) }
      let documented = ModelMetadata.fields.flatMap { field in
        findings(metadata.value(of: field), field.expected, key: field.key)
      }
      let metrics = (metadata.metrics?.entries ?? []).flatMap { entry in
        let name = entry.key.text ?? ""
        return findings(entry.value, expectedValue(ofMetric: name), key: name)
      }
      return documented + metrics + timestampFinding(metadata.createdAt)
    }
  }

  private func timestampFinding(_ value: Node?) -> [Finding] {
    guard let value, let text = value.string, Timestamp(text) == nil else { return [] }
    return [Finding(.notATimestamp(text), at: value.location)]
  }

  private func topLevelFinding(_ metadata: ModelMetadata) -> [Finding] {
    guard let top = metadata.file.document?.root else { return [] }
    return [Finding(.notAnObject(top), at: top.location)]
  }

  private func findings(_ value: Node?, _ expected: ExpectedValue, key: ByteString) -> [Finding] {
    guard let value else { return [] }
    return expected.faults(in: value).map { Finding(.invalid(key, $0), at: $0.node.location) }
  }
}

extension Finding.Message {
  fileprivate static func notAnObject(_ top: Node) -> Self {
    "model metadata is an object, not \(top.kindDescription)"
  }

  fileprivate static func notATimestamp(_ text: ByteString) -> Self {
    "'created_at' is \(text.quoted), which is no ISO 8601 time such as 2024-01-15T10:00:00Z"
  }

  fileprivate static func invalid(_ key: ByteString, _ fault: ValueFault) -> Self {
    switch fault {
    case .wrongType(let node, let expected):
      "\(key.quoted) must be \(expected.description), not \(node.kindDescription)"
    case .outOfRange(let node, let range):
      "\(key.quoted) is \(node.text ?? ""), but must be \(range.description)"
    }
  }
}
