import ByteText
public import Documents
public import Findings

/// Flags a remote that the configuration does not define.
public struct UnknownRemote: Check {
  public static let rule = Rule(
    id: "DVC015",
    name: "unknown-remote",
    severity: .error,
    subject: .dvcFiles,
    summary: "`core.remote` or the remote of an output is not defined",
    rationale: """
      DVC sees it only when somebody pulls or pushes. A remote that is defined in `.dvc/config.local` alone is one machine's.
      """,
    help: "'dvc remote add' defines it",
    passing: [
      Example(
        "defined",
        [
          ExampleFile(
            ".dvc/config", "[core]\n    remote = s\n['remote \"s\"']\n    url = s3://bucket\n")
        ])
    ],
    failing: [
      Example("the default", [ExampleFile(".dvc/config", "[core]\n    remote = «s»\n")]),
      Example(
        "of an output",
        [
          ExampleFile(".dvc/config", ""),
          ExampleFile(
            "a.dvc", "outs:\n- {path: a, remote: «s», md5: 22a1a2931c8370d3aeedd7183606fd7f}\n"),
          ExampleFile(".gitignore", "/a\n"),
        ]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.dvcProjects.filter(\.isInitialized).flatMap { project -> [Finding] in
      let configuration = project.configuration
      var findings: [Finding] = []
      if let standard = configuration.defaultRemote, let name = standard.text,
        configuration.remote(named: name) == nil
      {
        findings.append(Finding(.unknown(name), at: standard.valueLocation))
      }
      return findings
        + project.namedRemotes.filter { configuration.remote(named: $0.name) == nil }
        .map { Finding(.unknown($0.name), at: $0.node.location) }
    }
  }
}

extension DVCProject {
  /// The remotes that outputs name, each place once.
  fileprivate var namedRemotes: [(name: ByteString, node: Node)] {
    let files = dvcFiles.flatMap(\.outputs).compactMap(\.remote)
      .compactMap { node in node.text.map { ($0, node) } }
    var seen: Set<SourceLocation> = []
    let stages = self.stages.flatMap(\.outputs).compactMap(\.remote)
      .compactMap { value in value.string.map { ($0, value.node) } }
      .filter { seen.insert($0.1.location).inserted }
    return files + stages
  }
}

extension Finding.Message {
  fileprivate static func unknown(_ name: ByteString) -> Self {
    "no remote \(name.quoted) is defined in .dvc/config"
  }
}
