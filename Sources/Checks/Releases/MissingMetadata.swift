import ByteText
public import Documents
public import Findings
import RepositorySnapshot

/// Flags a release without metadata of its version, or without weights that git can lead to.
public struct MissingMetadata: ReleaseCheck {
  public static let rule = Rule(
    id: "REL005",
    name: "missing-metadata",
    severity: .error,
    subject: .releaseTags,
    summary:
      "A release holds no metadata of its version, or its weights are neither an LFS pointer nor DVC's",
    rationale: """
      The tagged commit must hold `model_vX.Y.Z.json` with that `version`, and the weights beside it as an LFS pointer \
      or as an output that DVC has recorded: then the release can be fetched years later. For GTO's `NAME@v…` the \
      metadata's `model_name` or its folder must be NAME. Where several models have the version that \
      `model-v…` names, `git_tag` must tell which is meant.
      """,
    help: "commit the metadata and the weights' pointer, then release that commit",
    passing: [
      Example(
        "metadata and a pointer", [ExampleReleases.metadata("1.1.0"), ExampleReleases.pointer],
        release: ExampleRelease("model-v1.1.0")),
      Example(
        "an output of DVC",
        [
          ExampleReleases.metadata("1.1.0"),
          ExampleFile(
            "models/net/model_v1.1.0.pth.dvc",
            "outs:\n- md5: 68b329da9893e34099c7d8ad5cb9c940\n  path: model_v1.1.0.pth\n"),
        ], release: ExampleRelease("net@v1.1.0")),
      Example(
        "of two models the one that names the tag",
        [
          ExampleReleases.metadata("1.1.0", "\"git_tag\": \"model-v1.1.0\""),
          ExampleReleases.pointer,
          ExampleFile(
            "models/wide/model_v1.1.0.json", "{\"model_name\": \"wide\", \"version\": \"1.1.0\"}"),
        ], release: ExampleRelease("model-v1.1.0")),
    ],
    failing: [
      Example(
        "another version", [ExampleReleases.metadata("1.0.0")],
        release: ExampleRelease("«model-v1.1.0»")),
      Example(
        "another model", [ExampleReleases.metadata("1.1.0"), ExampleReleases.pointer],
        release: ExampleRelease("«wide@v1.1.0»")),
      Example(
        "no weights", [ExampleReleases.metadata("1.1.0").marked],
        release: ExampleRelease("model-v1.1.0")),
      Example(
        "weights in plain git",
        [
          ExampleReleases.metadata("1.1.0"),
          ExampleFile("«models/net/model_v1.1.0.pth»", .size(5000)),
        ], release: ExampleRelease("model-v1.1.0")),
      Example(
        "two models of that version",
        [
          ExampleReleases.metadata("1.1.0"),
          ExampleFile(
            "models/wide/model_v1.1.0.json", "{\"model_name\": \"wide\", \"version\": \"1.1.0\"}"),
        ], release: ExampleRelease("«model-v1.1.0»")),
    ])

  public init() {}

  public func findings(in release: JudgedRelease) -> [Finding] {
    guard let model = release.model else { return [] }
    guard let metadata = model.metadata else {
      let message: Finding.Message =
        model.candidates.isEmpty ? .none(model.tag) : .several(model.tag, model.candidates)
      return [
        Finding(
          message, at: SourceLocation(path: release.path),
          related: model.candidates.map {
            RelatedLocation("has that version", at: SourceLocation(path: $0.path))
          })
      ]
    }
    let weights = release.documents.modelWeights[metadata: metadata.path]
    if weights.isEmpty {
      return [Finding(.noWeights(metadata), at: SourceLocation(path: metadata.path))]
    }
    return weights.filter { !release.documents.isStored($0) }
      .map { Finding(.plainWeights($0), at: $0.location) }
  }
}

extension RepositoryDocuments {
  /// Whether the content can be fetched by its hash: through LFS or DVC.
  fileprivate func isStored(_ weights: ModelWeights) -> Bool {
    switch weights.storage {
    case .dvcOutput(let isRecorded, _): isRecorded
    case .entry: storedFiles.first { $0.path == weights.path }?.pointer != nil
    }
  }
}

extension ExampleFile {
  /// The same file, reported as a whole.
  fileprivate var marked: ExampleFile {
    ExampleFile(ByteString(Array("«".utf8) + path.bytes + Array("»".utf8)), content)
  }
}

extension Finding.Message {
  fileprivate static func none(_ tag: ReleaseTag) -> Self {
    """
    the commit of \(tag.name.quoted) holds no metadata with version \
    \(tag.versionText.quoted)\(tag.model.map { " of the model \($0.quoted)" } ?? "")
    """
  }

  fileprivate static func several(_ tag: ReleaseTag, _ candidates: [ModelMetadata]) -> Self {
    """
    \(candidates.count) models have version \(tag.versionText.quoted); name \(tag.name.quoted) in the 'git_tag' of one, \
    or release as NAME@v\(tag.versionText)
    """
  }

  fileprivate static func noWeights(_ metadata: ModelMetadata) -> Self {
    "the release has no weights; expected \(metadata.path.stem.quoted) with a model's extension"
  }

  fileprivate static func plainWeights(_ weights: ModelWeights) -> Self {
    "the weights \(weights.path.fileName.quoted) are neither an LFS pointer nor recorded by DVC"
  }
}
