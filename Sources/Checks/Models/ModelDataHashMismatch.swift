import ByteText
public import Documents
public import Findings

/// Flags a `data_dvc_hash` that neither the experiment nor DVC's files know.
public struct ModelDataHashMismatch: Check {
  public static let rule = Rule(
    id: "MOD008",
    name: "data-hash-mismatch",
    severity: .error,
    subject: .modelMetadata,
    summary: "A model's data hash agrees with neither its experiment nor DVC's files",
    rationale: """
      The hash says which data trained the model, and DVC fetches the data by it. A hash that no \
      file of this commit records cannot be fetched: the data moved on, or the hash was mistyped. \
      The first 8 or more characters are enough, on either side. An empty hash is not filled in yet, \
      and where neither the experiment nor DVC records one there is nothing to compare with.
      """,
    help:
      "copy the md5 of the data's .dvc file or dvc.lock entry at the commit that trained the model",
    passing: [
      example("the experiment's", "\"68b329da9893e340\"", experiment: "68b329da9893e340", dvc: nil),
      example(
        "a prefix of the experiment's", "\"68b329da\"", experiment: "68b329da9893e340", dvc: nil),
      example(
        "the experiment's is the prefix", "\"68b329da9893e340\"", experiment: "68b329da", dvc: nil),
      example(
        "a prefix of DVC's", "\"68B329DA\"", experiment: nil,
        dvc: "68b329da9893e34099c7d8ad5cb9c940"),
      example(
        "a folder's", "\"68b329da9893e34099c7d8ad5cb9c940.dir\"", experiment: nil,
        dvc: "68b329da9893e34099c7d8ad5cb9c940.dir"),
      example("not filled in yet", "\"\"", experiment: "68b329da9893e340", dvc: nil),
      example("nothing to compare with", "\"68b329da9893e340\"", experiment: nil, dvc: nil),
    ],
    failing: [
      example(
        "another hash than the experiment's", "«\"d41d8cd98f00b204\"»",
        experiment: "68b329da9893e340", dvc: nil),
      example(
        "another hash than DVC's", "«\"d41d8cd98f00b204\"»", experiment: nil,
        dvc: "68b329da9893e34099c7d8ad5cb9c940"),
      example(
        "too short to tell", "«\"68b329d\"»", experiment: "68b329da9893e340",
        dvc: "68b329da9893e34099c7d8ad5cb9c940"),
      example(
        "a longer one that begins alike", "«\"68b329da9893e341\"»", experiment: "68b329da9893e340",
        dvc: nil),
    ])

  private static func example(
    _ title: String, _ hash: String, experiment: String?, dvc: String?
  ) -> Example {
    var files = [
      ExampleExperiment.metadata(
        """
        {"training_config": {"experiment_id": "exp-001"}, "data_dvc_hash": \(hash)}
        """),
      ExampleExperiment.file(experiment.map { "data: {dvc_hash: \($0)}\n" } ?? ""),
    ]
    if let dvc {
      files.append(
        ExampleFile("data/train.csv.dvc", ByteString("outs:\n- md5: \(dvc)\n  path: train.csv\n")))
    }
    return Example(title, files)
  }

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    guard repository.dvcHashes.isWhole else { return [] }
    return disagreements(in: repository).map { hash, text, expected in
      Finding(
        .differs(text, experiment: expected), at: hash.location,
        related: expected.map { [RelatedLocation("the experiment's hash", at: $0.location)] } ?? [])
    }
  }

  public func unverified(in repository: RepositoryDocuments) -> [UnverifiedQuestion] {
    guard !repository.dvcHashes.isWhole else { return [] }
    return disagreements(in: repository).map { hash, text, _ in
      UnverifiedQuestion(
        rule: Self.rule.identity, path: hash.document.path,
        reason: "whether DVC records the hash \(text.quoted): not all of its files can be read")
    }
  }

  /// Each hash that no side knows, and the experiment's where it has one.
  private func disagreements(
    in repository: RepositoryDocuments
  ) -> [(hash: Node, text: ByteString, expected: Node?)] {
    repository.comparedMetadata.compactMap { metadata, experiment in
      guard let hash = metadata.dataHash, let text = hash.string, !text.isEmpty else { return nil }
      guard repository.isJudged(metadata.path, experiment?.path ?? metadata.path) else {
        return nil
      }
      let expected = experiment?.dataHash
      let isKnown = expected?.text.map { agree(text, $0) } ?? false
      let canCompare =
        expected?.isBlank == false || !repository.dvcHashes.isEmpty
        || !repository.dvcHashes.isWhole
      guard canCompare, !isKnown, !repository.dvcHashes.contains(text) else { return nil }
      return (hash, text, expected)
    }
  }
}

/// Whether the two are one hash, or one is the first 8 or more characters of the other.
private func agree(_ left: ByteString, _ right: ByteString) -> Bool {
  let (left, right) = (left.lowercasedASCII, right.lowercasedASCII)
  return min(left.count, right.count) >= DVCHashes.shortestPrefix
    && (left.starts(with: right) || right.starts(with: left))
}

extension Finding.Message {
  fileprivate static func differs(_ hash: ByteString, experiment: Node?) -> Self {
    guard hash.count >= DVCHashes.shortestPrefix else {
      return "the hash \(hash.quoted) is too short to tell; give 8 or more characters"
    }
    guard let expected = experiment?.text, !expected.isEmpty else {
      return "no .dvc or dvc.lock file records the data hash \(hash.quoted)"
    }
    return """
      the data hash \(hash.quoted) is neither the experiment's \(expected.quoted) nor one that DVC \
      records
      """
  }
}
