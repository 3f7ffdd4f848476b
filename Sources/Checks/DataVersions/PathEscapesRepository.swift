import ByteText
public import Documents
public import Findings

/// Flags data outside of the repository.
public struct PathEscapesRepository: Check {
  public static let rule = Rule(
    id: "DVC009",
    name: "path-escapes-repository",
    severity: .error,
    subject: .dvcFiles,
    summary: "A path, dependency or `wdir` lies outside the repository",
    rationale: """
      Nobody else has the file, and a pull request could have any file of the machine that runs it read or written over. URLs \
      and paths of remotes are fine.
      """,
    help: "put the data into the repository, or import it with 'dvc import-url'",
    passing: [
      Example("inside", [DVCExamples.pipeline("    deps: [sub/../raw.csv]\n")]),
      Example(
        "a URL", [DVCExamples.pipeline("    deps: ['s3://bucket/raw.csv', 'remote://s/raw.csv']\n")]
      ),
    ],
    failing: [
      Example("climbs out", [ExampleFile("a.dvc", "outs:\n- {path: «../../etc/passwd»}\n")]),
      Example("absolute", [DVCExamples.pipeline("    deps: [«/data/raw.csv»]\n")]),
      Example("a folder to run in", [DVCExamples.pipeline("    wdir: «../..»\n")]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    var seen: Set<SourceLocation> = []
    return repository.dvcProjects.flatMap(\.outside)
      .filter { seen.insert($0.node.location).inserted }
      .map { Finding(.outside($0.text), at: $0.node.location) }
  }
}

extension DVCProject {
  /// What lies outside, with its places; of stages that a template makes, each.
  fileprivate var outside: [(text: ByteString, node: Node)] {
    let files = dvcFiles.flatMap { file -> [(ByteString, Node)] in
      if let node = file.workingFolderNode, file.workingFolder == nil {
        return [(node.text ?? "", node)]
      }
      let references = file.outputs.map(\.reference) + file.dependencies.map(\.reference)
      return references.compactMap(\.self).flatMap(\.outside)
    }
    let stages = self.stages.flatMap { stage -> [(ByteString, Node)] in
      if let node = stage.workingFolderNode, stage.workingFolder == nil {
        return [(node.text ?? "", node)]
      }
      return (stage.dependencies + stage.outputs.map(\.reference) + stage.parameters.map(\.file))
        .flatMap(\.outside)
    }
    return files + stages
  }
}

extension DVCReference {
  fileprivate var outside: [(ByteString, Node)] { target == .outside ? [(text, node)] : [] }
}

extension Finding.Message {
  fileprivate static func outside(_ path: ByteString) -> Self {
    "\(path.quoted) lies outside the repository"
  }
}
