import ByteText
import DataVersionControl
public import Documents
public import Findings
import RepositorySnapshot

/// Flags a stage that read other data than is recorded as made.
public struct BrokenChain: Check {
  public static let rule = Rule(
    id: "DVC004",
    name: "broken-chain",
    severity: .error,
    subject: .dvcFiles,
    summary:
      "A stage read data with another hash than that of the stage or `.dvc` file that makes it",
    rationale: """
      Each link of the chain says what it read and what it made. Where one stage's output is not what the next one read, the \
      model was trained on data that the commit does not have. No data is needed to see it. A folder's files are \
      compared where the clone's cache has its list.
      """,
    help: "run 'dvc repro' and commit dvc.lock",
    passing: [
      Example(
        "the same hash",
        [
          DVCExamples.raw, DVCExamples.pipeline("    deps: [raw.csv]\n"),
          DVCExamples.lock(
            """
                deps:
                - path: raw.csv
                  hash: md5
                  md5: 22a1a2931c8370d3aeedd7183606fd7f

            """),
        ])
    ],
    failing: [
      Example(
        "other data",
        [
          DVCExamples.raw, DVCExamples.pipeline("    deps: [raw.csv]\n"),
          DVCExamples.lock(
            """
                deps:
                - path: raw.csv
                  hash: md5
                  md5: «d1f6e055f7f5e2827fcfae68d9b64d4c»

            """),
        ])
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.dvcProjects.flatMap { project -> [Finding] in
      let outputs = project.recordedOutputs
      let data = CommittedData(repository.snapshot, outputs)
      return project.lockedDependencies.compactMap { dependency in
        guard let path = dependency.reference.path, let record = dependency.record,
          let md5 = record.md5, let recorded = md5.text,
          let output = outputs.output(at: path) ?? outputs.output(above: path),
          output.record?.md5 != nil, repository.snapshot.entry(at: path) == nil,
          case .hash(let hash) = data.content(of: path, record.style), hash != recorded
        else { return nil }
        let place = output.record?.md5 ?? output.reference.node
        return Finding(
          .broken(dependency.stage, dependency.reference.text, recorded, hash, output),
          at: md5.location, related: [RelatedLocation("what was made", at: place.location)])
      }
    }
  }
}

/// A dependency of a stage with what dvc.lock records of it.
struct LockedDependency {
  let stage: DVCStage
  let reference: DVCReference
  let record: DVCRecord?
}

extension DVCProject {
  /// Of every stage that is not frozen and that the lock has.
  var lockedDependencies: [LockedDependency] {
    pipelines.filter { $0.faults.isEmpty && $0.isReadable }.flatMap { pipeline in
      pipeline.stages.filter { !$0.isFrozen }.flatMap { stage -> [LockedDependency] in
        guard let locked = pipeline.lock?.stage(named: stage.name) else { return [] }
        return stage.dependencies.map { dependency in
          LockedDependency(
            stage: stage, reference: dependency,
            record: locked.dependency(named: dependency.text))
        }
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func broken(
    _ stage: DVCStage, _ path: ByteString, _ read: ByteString, _ made: ByteString,
    _ output: RecordedOutputs.Output
  ) -> Self {
    """
    \(stage.name.quoted) read \(path.quoted) with the md5 \(read.quoted), but \(output.address.quoted) has it with \
    \(made.quoted)
    """
  }
}
