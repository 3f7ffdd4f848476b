import ByteText
public import Documents
public import Findings
import RepositorySnapshot

/// Flags metadata without weights, and weights of a version without metadata.
public struct MissingWeights: Check {
  public static let rule = Rule(
    id: "MOD004",
    name: "missing-weights",
    severity: .error,
    subject: .modelMetadata,
    summary:
      "Model metadata has no weights of its name, or a model version's weights have no metadata",
    rationale: """
      The two travel as a pair: `model_v1.0.0.json` and `model_v1.0.0.pth` (or another format) in one \
      folder. Metadata alone describes a model that nobody can load; weights alone are a model that \
      nobody can trace. The weights may be an LFS pointer, a DVC-tracked output, a file, the parts of \
      a sharded file or a folder of that name. Weights that dvc.yaml names and dvc.lock does not record \
      were never made, and metadata that DVC tracks is not missing. A digit must follow `model_v`: `model_vgg16.pth` is \
      no version.
      """,
    help: "commit the other half of the pair (the pointer is enough, not the weights)",
    passing: [
      Example(
        "an LFS pointer beside its metadata",
        [
          ExampleFile("models/net/model_v1.0.0.json", "{}"),
          ExampleFile("models/net/model_v1.0.0.pth", pointer),
        ]),
      Example(
        "the parts of a sharded file",
        [
          ExampleFile("models/net/model_v1.0.0.json", "{}"),
          ExampleFile("models/net/model_v1.0.0-00001-of-00002.safetensors", pointer),
          ExampleFile("models/net/model_v1.0.0-00002-of-00002.safetensors", pointer),
        ]),
      Example(
        "a folder",
        [
          ExampleFile("models/net/model_v1.0.0.json", "{}"),
          ExampleFile("models/net/model_v1.0.0/saved_model.pb", pointer),
          ExampleFile("models/net/model_v1.0.0/variables/variables.index", .size(9)),
        ]),
      Example(
        "a folder a version",
        [
          ExampleFile("models/model_v1.0.0/model_v1.0.0.json", "{}"),
          ExampleFile("models/model_v1.0.0/model_v1.0.0.pth", pointer),
          ExampleFile("models/model_v2.0.0/weights.pth", pointer),
        ]),
      Example(
        "an output of DVC",
        [
          ExampleFile("models/net/model_v1.0.0.json", "{}"),
          ExampleFile(
            "models/net/model_v1.0.0.pth.dvc", "outs:\n- path: model_v1.0.0.pth\n"),
        ]),
      Example(
        "an output of a stage, a folder",
        [
          ExampleFile("models/net/model_v1.0.0.json", "{}"),
          ExampleFile(
            "dvc.yaml", "stages: {train: {cmd: x, outs: [models/net/model_v1.0.0]}}\n"),
        ]),
      Example(
        "an output that was never made",
        [
          ExampleFile(
            "dvc.yaml", "stages: {train: {cmd: x, outs: [models/net/model_v1.0.0.pth]}}\n")
        ]),
      Example(
        "metadata that DVC tracks too",
        [
          ExampleFile("models/net/model_v1.0.0.pth", pointer),
          ExampleFile("models/net/model_v1.0.0.json.dvc", "outs:\n- path: model_v1.0.0.json\n"),
        ]),
      Example(
        "metadata that does not parse still exists",
        [
          ExampleFile("models/net/model_v1.0.0.json", "{"),
          ExampleFile("models/net/model_v1.0.0.onnx", pointer),
        ]),
      Example(
        "weights that are no version",
        [
          ExampleFile("models/net/model_vgg16.pth", pointer),
          ExampleFile("models/net/best.pth", pointer),
          ExampleFile("backup/model_v1.0.0.pth", pointer),
          ExampleFile("models/net/model_v1.0.0.md", "# Card"),
        ]),
    ],
    failing: [
      Example(
        "metadata alone", [ExampleFile("«models/net/model_v1.0.0.json»", "{}")]),
      Example(
        "weights alone, in two formats",
        [
          ExampleFile("«models/net/model_v1.0.0.onnx»", pointer),
          ExampleFile("models/net/model_v1.0.0.pth", pointer),
        ]),
      Example(
        "an output of DVC alone",
        [
          ExampleFile(
            "models/net/model_v1.0.0.pth.dvc",
            """
            outs:
            - md5: 68b329da9893e34099c7d8ad5cb9c940
              path: «model_v1.0.0.pth»

            """)
        ]),
      Example(
        "weights of another folder or version",
        [
          ExampleFile("models/a/model_v1.0.0.json", "{}"),
          ExampleFile("models/a/model_v1.0.0.pth", pointer),
          ExampleFile("«models/a/model_v1.1.0.json»", "{}"),
          ExampleFile("«models/b/model_v1.1.0.pth»", pointer),
        ]),
      Example(
        "a model card is no weights",
        [
          ExampleFile("«models/net/model_v1.0.0.json»", "{}"),
          ExampleFile("models/net/model_v1.0.0.md", "# Card"),
        ]),
    ])

  private static let pointer = ExampleWeights.pointer(size: "98500000")

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    let weights = repository.modelWeights
    let withoutWeights = repository.judged.modelMetadata.map(\.path)
      .filter { weights[metadata: $0].isEmpty }
      .map { Finding(.noWeights($0), at: SourceLocation(path: $0)) }
    let withoutMetadata = weights.expectedMetadata
      .filter {
        repository.snapshot.entry(at: $0) == nil && repository.dvcOutput(holding: $0) == nil
      }
      .compactMap { path in
        weights[metadata: path].first.map {
          Finding(.noMetadata($0.path, expected: path), at: $0.location)
        }
      }
    return withoutWeights + withoutMetadata
  }
}

extension Finding.Message {
  fileprivate static func noWeights(_ metadata: RepositoryPath) -> Self {
    "no weights belong to this metadata; expected \(metadata.stem.quoted) with a model's extension"
  }

  fileprivate static func noMetadata(
    _ weights: RepositoryPath, expected: RepositoryPath
  ) -> Self {
    "the weights \(weights.fileName.quoted) have no metadata; add \(expected.bytes.quoted)"
  }
}
