import ByteText
public import Documents
public import Findings

/// Flags a release that could not be rebuilt from what it states.
public struct IncompleteProvenance: ReleaseCheck {
  public static let rule = Rule(
    id: "REL010",
    name: "incomplete-provenance",
    severity: .error,
    subject: .releaseTags,
    summary:
      "A release could not be rebuilt: experiment, data hash, seed or pinned requirements are missing",
    rationale: """
      Rebuilding a model takes its experiment (which the metadata names and the commit holds), the data by its hash \
      (`data_dvc_hash`, or the experiment's `data.dvc_hash`), a random seed in either, and every dependency at one \
      version, in pip's or conda's files.
      """,
    help: "add what is missing, and release that commit",
    passing: [
      release("complete", metadata: complete, experiment: "training: {seed: 42}\n"),
      release(
        "the experiment has the hash and the metadata the seed",
        metadata: "\"training_config\": {\"experiment_id\": \"exp-001\", \"seed\": 42}",
        experiment: "data: {dvc_hash: a1b2c3d4}\n"),
    ],
    failing: [
      release("no seed", metadata: complete, experiment: "", isMarked: true),
      release(
        "no hash of the data", metadata: "\"training_config\": {\"experiment_id\": \"exp-001\"}",
        experiment: "training: {seed: 42}\n", isMarked: true),
      Example(
        "an unknown experiment",
        [
          ExampleReleases.metadata(
            "1.1.0",
            """
            "data_dvc_hash": "a1b2c3d4",
             "training_config": {"experiment_id": «"exp-404"», "seed": 42}
            """), requirements,
        ], release: ExampleRelease("model-v1.1.0")),
      Example(
        "a requirement without a pin",
        [
          metadataFile(complete, isMarked: true),
          ExampleFile("experiments/exp-001-a.yaml", "experiment: {id: exp-001}\nseed: 1\n"),
          ExampleFile("requirements.txt", "numpy>=2\n"),
        ], release: ExampleRelease("model-v1.1.0")),
      Example(
        "no requirements",
        [
          metadataFile(complete, isMarked: true),
          ExampleFile("experiments/exp-001-a.yaml", "experiment: {id: exp-001}\nseed: 1\n"),
        ], release: ExampleRelease("model-v1.1.0")),
    ])

  private static let complete =
    "\"data_dvc_hash\": \"a1b2c3d4\", \"training_config\": {\"experiment_id\": \"exp-001\"}"
  private static let requirements = ExampleFile("requirements.txt", "numpy==2.1.0\n")

  private static func release(
    _ title: String, metadata: String, experiment: String, isMarked: Bool = false
  ) -> Example {
    Example(
      title,
      [
        metadataFile(metadata, isMarked: isMarked),
        ExampleFile(
          "experiments/exp-001-a.yaml", ByteString("experiment: {id: exp-001}\n\(experiment)")),
        requirements,
      ], release: ExampleRelease("model-v1.1.0"))
  }

  /// The first key is where what is absent is reported.
  private static func metadataFile(_ fields: String, isMarked: Bool) -> ExampleFile {
    let key = isMarked ? "«\"model_name\"»" : "\"model_name\""
    return ExampleFile(
      "models/net/model_v1.1.0.json",
      ByteString("{\(key): \"net\", \"version\": \"1.1.0\",\n \(fields)}\n"))
  }

  public init() {}

  public func findings(in release: JudgedRelease) -> [Finding] {
    guard let metadata = release.model?.metadata else { return [] }
    let experiment = release.documents.experiment(of: metadata)
    return experimentFindings(metadata, experiment) + stated(metadata, experiment)
      + pins(metadata, release.documents)
  }

  private func experimentFindings(
    _ metadata: ModelMetadata, _ experiment: Experiment?
  ) -> [Finding] {
    guard let id = metadata.experimentID else {
      return [
        Finding(.missing("experiment ('training_config.experiment_id')"), at: metadata.headLocation)
      ]
    }
    return experiment == nil ? [Finding(.unknown(id), at: id.location)] : []
  }

  private func stated(_ metadata: ModelMetadata, _ experiment: Experiment?) -> [Finding] {
    let hashes = [metadata.dataHash, experiment?.dataHash]
    let seeds = [metadata.trainingConfiguration?.value(of: "seed"), experiment?.seed]
    let missing: [(Bool, Finding.Message)] = [
      (hashes.contains { $0?.isBlank == false }, .missing("hash of the data ('data_dvc_hash')")),
      (seeds.contains { $0?.isBlank == false }, .missing("random seed ('training_config.seed')")),
    ]
    return missing.filter { !$0.0 }.map { Finding($0.1, at: metadata.headLocation) }
  }

  private func pins(_ metadata: ModelMetadata, _ documents: RepositoryDocuments) -> [Finding] {
    if documents.requirements.isEmpty && documents.condaEnvironments.isEmpty {
      return [Finding(.missing("file of pinned requirements"), at: metadata.headLocation)]
    }
    let loose =
      UnpinnedRequirement().findings(in: documents)
      + UnpinnedCondaPackage().findings(in: documents)
    guard let first = loose.map(\.location).min() else { return [] }
    return [
      Finding(
        .unpinned(loose.count), at: metadata.headLocation,
        related: [RelatedLocation("the first without a pin", at: first)])
    ]
  }
}

extension Finding.Message {
  fileprivate static func missing(_ what: String) -> Self {
    "the release states no \(what); it could not be rebuilt"
  }

  fileprivate static func unknown(_ id: Node) -> Self {
    "the commit holds no experiment \(id.text?.quoted ?? ""); the release could not be rebuilt"
  }

  fileprivate static func unpinned(_ count: Int) -> Self {
    """
    \(count == 1 ? "1 dependency has" : "\(count) dependencies have") no pin; the release could not be rebuilt
    """
  }
}
