import ByteText
import DataVersionControl
public import Documents
public import Findings

/// Flags a stage that is not the one that dvc.lock records.
public struct StaleLock: Check {
  public static let rule = Rule(
    id: "DVC003",
    name: "stale-lock",
    severity: .error,
    subject: .dvcFiles,
    summary:
      "A stage's command, dependencies, parameters or outputs are not those that dvc.lock records",
    rationale: """
      dvc.lock says how the committed results were made. Where dvc.yaml or the parameters say something else, nobody can \
      make these results again, and the next `dvc repro` makes others. Values are compared as DVC compares them: \
      `0.1` is `1e-1`. Dependencies and parameters of frozen stages are left alone. A stage that never ran is a warning; \
      a dependency whose content changed is dependency-changed's.
      """,
    help: "run 'dvc repro' and commit dvc.lock, or 'dvc commit' where the results stay as they are",
    passing: [
      Example(
        "as it ran",
        [
          ExampleFile("params.yaml", "lr: 1e-1\n"),
          DVCExamples.pipeline("    params: [lr]\n"),
          DVCExamples.lock("    params:\n      params.yaml:\n        lr: 0.1\n"),
        ]),
      Example(
        "frozen",
        [
          ExampleFile("params.yaml", "lr: 0.2\n"),
          DVCExamples.pipeline("    params: [lr]\n    frozen: true\n"),
          DVCExamples.lock("    params:\n      params.yaml:\n        lr: 0.1\n"),
        ]),
    ],
    failing: [
      Example(
        "another command",
        [
          DVCExamples.pipeline("", command: "«python train.py --fast»"),
          DVCExamples.lock(""),
        ]),
      Example(
        "another parameter",
        [
          ExampleFile("params.yaml", "lr: 0.2\n"),
          DVCExamples.pipeline("    params: [«lr»]\n"),
          DVCExamples.lock("    params:\n      params.yaml:\n        lr: 0.1\n"),
        ]),
      Example(
        "a dependency that was not there",
        [
          DVCExamples.script,
          DVCExamples.pipeline("    deps: [«train.py»]\n"), DVCExamples.lock(""),
        ]),
      Example(
        "an output that is made no more",
        [
          DVCExamples.pipeline(""),
          DVCExamples.lock(
            "    outs:\n    - path: «model.pkl»\n      md5: 22a1a2931c8370d3aeedd7183606fd7f\n"),
        ]),
      Example(
        "never run", [ExampleFile("dvc.yaml", "stages:\n  «train»:\n    cmd: python train.py\n")]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.dvcProjects.flatMap { project in
      project.pipelines.filter { $0.faults.isEmpty && $0.isReadable }.flatMap { pipeline in
        pipeline.stages.map { (stage: $0, findings: findings(in: $0, of: pipeline, project)) }
          .withoutRepetitions
      }
    }
  }

  private func findings(
    in stage: DVCStage, of pipeline: DVCPipeline, _ project: DVCProject
  ) -> [Finding] {
    guard let locked = pipeline.lock?.stage(named: stage.name), !locked.node.entries.isEmpty else {
      return [Finding(.neverRan(stage), at: stage.key.location, severity: .warning)]
    }
    let changes = StageStatus(stage, of: pipeline, in: project, UnknownData()).changes
    let own = changes.compactMap { change -> Finding? in
      switch change.kind {
      case .command:
        let recorded = RelatedLocation("what ran", at: (locked.command ?? locked.key).location)
        return Finding(.command(stage), at: change.node.location, related: [recorded])
      case .parameter(let name, let kind): return finding(stage, change, name, kind)
      case .parameterFile(let kind): return finding(stage, change, nil, kind)
      case .dependency, .output, .alwaysChanged, .checksum: return nil
      }
    }
    return own + listed(stage, locked)
  }

  private func finding(
    _ stage: DVCStage, _ change: StatusChange, _ parameter: ByteString?, _ kind: DataChange
  ) -> Finding {
    let file = change.reference?.path.map {
      RelatedLocation("the parameters", at: SourceLocation(path: $0))
    }
    return Finding(
      .parameter(stage, change.name, parameter, kind), at: change.node.location,
      related: [file].compactMap { $0 })
  }

  /// The paths that only one of the two names.
  private func listed(_ stage: DVCStage, _ locked: DVCLockedStage) -> [Finding] {
    let (own, recorded) = (stage.dependencies, locked.dependencies)
    let (outputs, recordedOutputs) = (stage.outputs.map(\.reference), locked.outputs)
    let dependencies =
      stage.isFrozen ? [] : differences("dependency", own, recorded, stage)
    return dependencies + differences("output", outputs, recordedOutputs, stage)
  }

  private func differences(
    _ kind: String, _ own: [DVCReference], _ recorded: [DVCRecord], _ stage: DVCStage
  ) -> [Finding] {
    let names = own.map { $0.text }
    let known = Set(recorded.compactMap { $0.path?.text })
    let added = zip(own, names).filter { !known.contains($1) }
      .map { Finding(.added(kind, stage, $1), at: $0.node.location) }
    let removed = recorded.compactMap(\.path).filter { node in
      node.text.map { !names.contains($0) } ?? false
    }
    return added + removed.map { Finding(.removed(kind, stage, $0.text ?? ""), at: $0.location) }
  }
}

extension [(stage: DVCStage, findings: [Finding])] {
  /// Of the stages that a template makes, the first speaks for all at a place.
  fileprivate var withoutRepetitions: [Finding] {
    var speakers: [SourceLocation: ByteString] = [:]
    return flatMap { stage, findings in
      findings.filter { finding in
        let speaker = speakers[finding.location] ?? stage.name
        speakers[finding.location] = speaker
        return speaker == stage.name
      }
    }
  }
}

/// Nobody looks at data for this rule.
private struct UnknownData: DataState {
  func content(of path: RepositoryPath, _ style: DataHashStyle) -> DataContent { .unknown("") }
  func isCached(_ record: DVCRecord) -> Bool? { nil }
}

extension DVCPipeline {
  /// Whether dvc.yaml and dvc.lock are YAML without a fault that DVC accepts.
  var isReadable: Bool {
    file.isReadable && lock.map { $0.file.isReadable && $0.faults.isEmpty } ?? true
  }
}

extension Finding.Message {
  fileprivate static func neverRan(_ stage: DVCStage) -> Self {
    "dvc.lock has no stage \(stage.name.quoted): it never ran, or its results were not committed"
  }

  fileprivate static func command(_ stage: DVCStage) -> Self {
    "\(stage.name.quoted) last ran with another command"
  }

  fileprivate static func parameter(
    _ stage: DVCStage, _ file: ByteString, _ name: ByteString?, _ change: DataChange
  ) -> Self {
    let what = name.map { "\($0.quoted) of \(file.quoted)" } ?? file.quoted
    return switch change {
    case .deleted: "\(what), a parameter of \(stage.name.quoted), is not there"
    case .new: "\(what) was not there when \(stage.name.quoted) last ran"
    case .modified, .notInCache: "\(what) had another value when \(stage.name.quoted) last ran"
    }
  }

  fileprivate static func added(_ kind: String, _ stage: DVCStage, _ path: ByteString) -> Self {
    "\(stage.name.quoted) last ran without the \(kind) \(path.quoted)"
  }

  fileprivate static func removed(_ kind: String, _ stage: DVCStage, _ path: ByteString) -> Self {
    "\(stage.name.quoted) last ran with the \(kind) \(path.quoted), which dvc.yaml does not name any more"
  }
}
