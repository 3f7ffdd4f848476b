import ByteText
public import Documents
public import Findings

/// Flags a model version that two metadata files claim.
public struct DuplicateVersion: Check {
  public static let rule = Rule(
    id: "MOD013",
    name: "duplicate-version",
    severity: .error,
    subject: .modelMetadata,
    summary: "One version of a model is described twice",
    rationale: """
      A name and a version stand for one set of weights for ever. Where two files claim the same \
      pair, "net 1.0.0" means one thing to one reader and another to the next.
      """,
    help: "give the newer model the next version, or rename it",
    passing: [
      Example(
        "two versions of one model, one version of two models",
        [
          metadata("models/a/model_v1.0.0.json", "a", "\"1.0.0\""),
          metadata("models/a/model_v1.1.0.json", "a", "\"1.1.0\""),
          metadata("models/b/model_v1.0.0.json", "b", "\"1.0.0\""),
        ]),
      Example(
        "a pre-release and its release",
        [
          metadata("models/a/model_v1.0.0-rc.1.json", "a", "\"1.0.0-rc.1\""),
          metadata("models/a/model_v1.0.0.json", "a", "\"1.0.0\""),
        ]),
      Example(
        "invalid versions: invalid-version says so",
        [
          metadata("models/a/model_v1.json", "a", "\"1\""),
          metadata("models/b/model_v1.json", "a", "\"1\""),
        ]),
    ],
    failing: [
      Example(
        "in two folders",
        [
          metadata("models/a/model_v1.0.0.json", "net", "\"1.0.0\""),
          metadata("models/b/model_v1.0.0.json", "net", "«\"1.0.0\"»"),
        ]),
      Example(
        "metadata copied and not edited",
        [
          metadata("models/a/model_v1.0.0.json", "net", "\"1.0.0\""),
          metadata("models/a/model_v1.1.0.json", "net", "«\"1.0.0\"»"),
          metadata("models/a/model_v1.2.0.json", "net", "«\"1.0.0\"»"),
        ]),
    ])

  private static func metadata(
    _ path: ByteString, _ name: String, _ version: String
  ) -> ExampleFile {
    ExampleFile(path, ByteString("{\"model_name\": \"\(name)\", \"version\": \(version)}"))
  }

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    var firsts: [NamedVersion: (node: Node, path: RepositoryPath)] = [:]
    return repository.modelMetadata.compactMap { metadata in
      guard let name = metadata.modelName?.string, let semantic = metadata.semanticVersion,
        let version = metadata.version, let text = version.string
      else { return nil }
      let key = NamedVersion(name: name, version: semantic)
      guard let first = firsts[key] else {
        firsts[key] = (version, metadata.path)
        return nil
      }
      return Finding(
        .duplicate(name, text, first: first.path), at: version.location,
        related: [RelatedLocation("first given here", at: first.node.location)])
    }
  }
}

private struct NamedVersion: Hashable {
  let name: ByteString
  let version: SemanticVersion
}

extension Finding.Message {
  fileprivate static func duplicate(
    _ name: ByteString, _ version: ByteString, first: RepositoryPath
  ) -> Self {
    "version \(version.quoted) of \(name.quoted) is already described by \(first.bytes.quoted)"
  }
}
