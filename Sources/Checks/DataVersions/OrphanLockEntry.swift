import ByteText
public import Documents
public import Findings

/// Flags what dvc.lock records of a stage that is no more.
public struct OrphanLockEntry: Check {
  public static let rule = Rule(
    id: "DVC014",
    name: "orphan-lock-entry",
    severity: .warning,
    subject: .dvcFiles,
    summary: "dvc.lock has a stage that dvc.yaml does not have",
    rationale:
      "DVC passes it over without a word; what it made has no owner, and nobody can make it again.",
    help: "take the stage out of dvc.lock, or put it back into dvc.yaml",
    passing: [Example("both", [DVCExamples.pipeline(""), DVCExamples.lock("")])],
    failing: [
      Example(
        "renamed",
        [
          ExampleFile("dvc.yaml", "stages:\n  fit: {cmd: python train.py}\n"),
          ExampleFile(
            "dvc.lock",
            "schema: '2.0'\nstages:\n  fit: {cmd: python train.py}\n  «train»: {cmd: x}\n"),
        ]),
      Example(
        "no dvc.yaml",
        [ExampleFile("dvc.lock", "schema: '2.0'\nstages:\n  «train»: {cmd: x}\n")]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.dvcProjects.flatMap { project in
      let orphans = project.pipelines.filter { $0.faults.isEmpty && $0.isReadable }
        .flatMap { pipeline in
          let names = Set(pipeline.stages.map(\.name))
          return (pipeline.lock?.stages ?? []).filter { !names.contains($0.name) }
        }
      let stray = project.strayLocks.filter(\.file.isReadable).flatMap(\.stages)
      return (orphans + stray).map { Finding(.orphan($0.name), at: $0.key.location) }
    }
  }
}

extension Finding.Message {
  fileprivate static func orphan(_ name: ByteString) -> Self {
    "dvc.yaml has no stage \(name.quoted)"
  }
}
