import ByteText
public import Documents
public import Findings

/// Flags metadata without one of the fields that say which model it is and where it comes from.
public struct MissingModelField: Check {
  public static let scope = CheckScope.file

  public static let rule = Rule(
    id: "MOD001",
    name: "missing-field",
    severity: .error,
    subject: .modelMetadata,
    summary: "Model metadata lacks a required field",
    rationale: """
      A weights file says nothing about itself. Without its name, version, architecture, framework, \
      time, training configuration and metrics nobody can tell later what was deployed, or train \
      it again. A field that is null is absent.
      """,
    help: "add the field",
    passing: [
      Example(
        "all seven fields",
        [ExampleFile("models/net/model_v1.0.0.json", ExampleMetadata.minimal)]),
      Example(
        "JSON that is not the metadata of a version",
        [
          ExampleFile("models/config.json", "{}"),
          ExampleFile("models/vgg/model_vgg16.json", "{\"layers\": 16}"),
          ExampleFile("configs/model_v1.0.0.json", "{}"),
        ]),
      Example(
        "metadata that does not parse: invalid-json says so",
        [ExampleFile("models/net/model_v1.0.0.json", "{")]),
    ],
    failing: [
      Example(
        "one field is absent",
        [
          ExampleFile(
            "models/net/model_v1.0.0.json",
            """
            {«"model_name"»: "net", "version": "1.0.0", "architecture": "MLP",
             "framework": "pytorch", "training_config": {}, "metrics": {}}
            """)
        ]),
      Example(
        "two fields are absent",
        [
          ExampleFile(
            "models/net/model_v1.0.0.json",
            """
            {««"version"»»: "1.0.0", "architecture": "MLP", "framework": "pytorch",
             "created_at": "2024-01-15T10:00:00Z", "training_config": {}}
            """)
        ]),
      Example(
        "a field is null",
        [
          ExampleFile(
            "models/net/model_v1.0.0.json",
            """
            {"model_name": "net", "version": "1.0.0", "architecture": «null»,
             "framework": "pytorch", "created_at": "2024-01-15T10:00:00Z",
             "training_config": {}, "metrics": {}}
            """)
        ]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.judged.modelMetadata.flatMap { metadata -> [Finding] in
      guard let root = metadata.root else { return [] }
      return ModelMetadata.requiredKeys.compactMap { key in
        guard let value = root[key] else {
          return Finding(.missing(key), at: metadata.headLocation)
        }
        return value.isNull ? Finding(.null(key), at: value.location) : nil
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func missing(_ key: ByteString) -> Self {
    "the metadata has no \(key.quoted)"
  }

  fileprivate static func null(_ key: ByteString) -> Self {
    "\(key.quoted) is null; a model version must state it"
  }
}
