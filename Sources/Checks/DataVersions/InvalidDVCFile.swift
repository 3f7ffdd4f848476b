import ByteText
public import Documents
public import Findings
import RepositorySnapshot

/// Flags what DVC itself refuses to read.
public struct InvalidDVCFile: Check {
  public static let rule = Rule(
    id: "DVC001",
    name: "invalid-dvc-file",
    severity: .error,
    subject: .dvcFiles,
    summary: "DVC refuses a `.dvc` file, dvc.yaml, dvc.lock or `.dvc/config`",
    rationale: """
      Where DVC cannot read a file, no command of it works in the whole project: no `dvc pull`, no `dvc repro`. \
      The schemas are those of DVC 3, the templates of dvc.yaml are filled in as DVC fills them in. A file that is no \
      YAML is invalid-yaml's.
      """,
    help: "'dvc status' says what DVC thinks of the file",
    passing: [
      Example("a stage", [DVCExamples.pipeline("    deps: [train.py]\n")]),
      Example(
        "a template",
        [
          ExampleFile("params.yaml", "models: [a, b]\n"),
          ExampleFile(
            "dvc.yaml",
            "stages:\n  train:\n    foreach: ${models}\n    do:\n      cmd: echo ${item}\n"),
        ]),
      Example(
        "a remote", [ExampleFile(".dvc/config", "['remote \"s\"']\n    url = s3://bucket\n")]),
    ],
    failing: [
      Example(
        "an unknown key", [DVCExamples.pipeline("    «dependencies»: [train.py]\n")]),
      Example("no command", [ExampleFile("dvc.yaml", "stages:\n  «train»: {deps: [a]}\n")]),
      Example(
        "a template of nothing",
        [DVCExamples.pipeline("    deps: [train.py]\n", command: "«echo ${missing}»")]),
      Example("a lock of DVC 1", [ExampleFile("dvc.lock", "schema: «2.0»\nstages: {}\n")]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.dvcProjects.flatMap { $0.faults(in: repository) }.filter { $0.kind != .unverified }
      .map { Finding(.refused($0.problem), at: $0.location) }
  }

  /// Only what a template needs may be unknown.
  public func unverified(in repository: RepositoryDocuments) -> [UnverifiedQuestion] {
    repository.dvcProjects.flatMap { project in
      project.pipelines.filter(\.file.isReadable).flatMap(\.faults).filter {
        $0.kind == .unverified
      }
      .map { UnverifiedQuestion(path: $0.location.path, reason: $0.problem) }
        + project.unreadable.map { UnverifiedQuestion(path: $0.path, reason: $0.reason) }
    }
  }
}

extension DVCProject {
  /// Why DVC refuses the project: each once, those of files that do not parse aside. A dvc.yaml is read
  /// whatever changed: its values may lie in any file.
  fileprivate func faults(in repository: RepositoryDocuments) -> [DVCFault] {
    let files = dvcFiles.filter { repository.counts($0.path) && $0.file.isReadable }
      .flatMap(\.faults)
    let stages = pipelines.filter(\.file.isReadable).flatMap(\.faults)
    let locks = (pipelines.compactMap(\.lock) + strayLocks)
      .filter { repository.counts($0.path) && $0.file.isReadable }.flatMap(\.faults)
    return Set(files + stages + locks + configuration.faults).sorted {
      ($0.location, $0.problem) < ($1.location, $1.problem)
    }
  }
}

extension RepositoryDocuments {
  /// Whether a finding in this file may be told.
  func counts(_ path: RepositoryPath) -> Bool { judged.isWhole || snapshot.isJudged(path) }
}

extension ParsedFile {
  /// Whether it is YAML without a fault.
  var isReadable: Bool { faults.isEmpty }
}

extension Finding.Message {
  fileprivate static func refused(_ problem: String) -> Self { Self(problem) }
}
