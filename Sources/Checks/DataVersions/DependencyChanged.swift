import ByteText
import DataVersionControl
public import Documents
public import Findings
import RepositorySnapshot

/// Flags a file that changed since the stage read it.
public struct DependencyChanged: Check {
  public static let rule = Rule(
    id: "DVC010",
    name: "dependency-changed",
    severity: .error,
    subject: .dvcFiles,
    summary: "A dependency that git keeps is not the one that dvc.lock records",
    rationale: """
      The code that made the committed results is not the committed code. The md5 is made of git's own blob, of a \
      folder as DVC makes it, in the style of the DVC that wrote the lock; files that `.dvcignore` names do not count.
      """,
    help: "run 'dvc repro' and commit dvc.lock, or 'dvc commit' where the results stay as they are",
    passing: [
      Example(
        "as it ran",
        [
          DVCExamples.script, DVCExamples.pipeline("    deps: [train.py]\n"),
          DVCExamples.lock(
            "    deps:\n    - path: train.py\n      hash: md5\n      md5: f69f5b72bc79a92dc70c63c9aa142e36\n"
          ),
        ])
    ],
    failing: [
      Example(
        "changed",
        [
          DVCExamples.script, DVCExamples.pipeline("    deps: [«train.py»]\n"),
          DVCExamples.lock(
            "    deps:\n    - path: train.py\n      hash: md5\n      md5: d1f6e055f7f5e2827fcfae68d9b64d4c\n"
          ),
        ]),
      Example(
        "deleted",
        [
          DVCExamples.pipeline("    deps: [«train.py»]\n"),
          DVCExamples.lock(
            "    deps:\n    - path: train.py\n      hash: md5\n      md5: f69f5b72bc79a92dc70c63c9aa142e36\n"
          ),
        ]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    judge(repository).findings
  }

  public func unverified(in repository: RepositoryDocuments) -> [UnverifiedQuestion] {
    judge(repository).unverified
  }

  public func judge(_ repository: RepositoryDocuments) -> CheckVerdict {
    var verdict = CheckVerdict(findings: [], unverified: [])
    // Of the stages that a template makes, the first speaks for all.
    var seen: Set<SourceLocation> = []
    for (dependency, path, answer) in answers(in: repository) {
      let place = dependency.reference.node.location
      if case .unknown(let reason) = answer {
        verdict.unverified.append(UnverifiedQuestion(path: place.path, reason: reason))
      } else if let finding = finding(dependency, path, answer), seen.insert(place).inserted {
        verdict.findings.append(finding)
      }
    }
    return verdict
  }

  private func finding(
    _ dependency: LockedDependency, _ path: RepositoryPath, _ answer: DataContent
  ) -> Finding? {
    guard let recorded = dependency.record?.md5, let md5 = recorded.text else { return nil }
    let message: Finding.Message
    switch answer {
    case .hash(let hash) where hash != md5: message = .changed(dependency, hash)
    case .absent: message = .missing(dependency)
    case .hash, .otherStyle, .unknown: return nil
    }
    return Finding(
      message, at: dependency.reference.node.location,
      related: [
        RelatedLocation("the file", at: SourceLocation(path: path)),
        RelatedLocation("what was read", at: recorded.location),
      ])
  }

  /// What lies at the dependencies of which DVC keeps nothing.
  private func answers(
    in repository: RepositoryDocuments
  ) -> [(LockedDependency, RepositoryPath, DataContent)] {
    repository.dvcProjects.flatMap { project -> [(LockedDependency, RepositoryPath, DataContent)] in
      let outputs = project.recordedOutputs
      let ignore = project.ignore
      let data = CommittedData(
        repository.snapshot, outputs, isIgnored: { ignore.isIgnored($0, isFolder: false) })
      return project.lockedDependencies.compactMap { dependency in
        guard let path = dependency.reference.path, let record = dependency.record,
          outputs.output(at: path) == nil, outputs.output(above: path) == nil,
          outputs.outputs(inside: path).isEmpty
        else { return nil }
        return (dependency, path, data.content(of: path, record.style))
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func changed(_ dependency: LockedDependency, _ hash: ByteString) -> Self {
    """
    \(dependency.reference.text.quoted) changed since \(dependency.stage.name.quoted) last ran: its md5 is \
    \(hash.quoted)
    """
  }

  fileprivate static func missing(_ dependency: LockedDependency) -> Self {
    """
    \(dependency.reference.text.quoted), which \(dependency.stage.name.quoted) read, is neither in git nor an output that \
    DVC keeps
    """
  }
}
