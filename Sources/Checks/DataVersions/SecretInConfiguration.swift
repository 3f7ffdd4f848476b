import ByteText
public import Documents
public import Findings

/// Flags a credential in the committed configuration of DVC.
public struct SecretInConfiguration: Check {
  public static let rule = Rule(
    id: "DVC013",
    name: "secret-in-config",
    severity: .error,
    subject: .dvcFiles,
    summary: "The committed `.dvc/config` holds a credential",
    rationale: """
      Everybody who can read the repository can then write to the storage, for ever: history keeps it. The value is never \
      shown.
      """,
    help:
      "'dvc remote modify --local' writes to .dvc/config.local; take the credential back where it was issued",
    passing: [
      Example("none", [ExampleFile(".dvc/config", "['remote \"s\"']\n    url = s3://bucket\n")])
    ],
    failing: [
      Example(
        "a key",
        [
          ExampleFile(
            ".dvc/config",
            "['remote \"s\"']\n    url = s3://bucket\n    «secret_access_key» = abc\n")
        ])
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.dvcProjects.flatMap(\.configuration.credentials)
      .map { Finding(.credential($0.key), at: $0.keyLocation) }
  }
}

extension Finding.Message {
  fileprivate static func credential(_ key: ByteString) -> Self {
    "\(key.quoted) is a credential, and everybody who can read the repository can read it"
  }
}
