import ByteText
import DataVersionControl
public import Documents
public import Findings
import RepositorySnapshot

/// Flags data of DVC's that git would add, and files of DVC's that git would not.
public struct NotIgnored: Check {
  public static let rule = Rule(
    id: "DVC008",
    name: "not-ignored",
    severity: .error,
    subject: .dvcFiles,
    summary:
      "No .gitignore covers an output that DVC keeps, or one covers a file that git must keep",
    rationale: """
      Without a line in .gitignore the next `git add .` commits gigabytes, and DVC refuses its own output. A `.dvc` file or \
      dvc.lock that is ignored is passed over by DVC, or stops it. `.dvc/config.local` holds passwords, `.dvc/cache` and \
      `.dvc/tmp` hold data: none belongs into a commit.
      """,
    help: "'dvc add' and 'dvc repro' write the lines; commit the .gitignore files too",
    passing: [
      Example("a line in the same folder", [DVCExamples.raw, DVCExamples.ignored]),
      Example(
        "kept by git",
        [DVCExamples.pipeline("    metrics:\n    - metrics.json:\n        cache: false\n")]),
    ],
    failing: [
      Example(
        "no line",
        [
          ExampleFile(
            "raw.csv.dvc", "outs:\n- {path: «raw.csv», md5: 22a1a2931c8370d3aeedd7183606fd7f}\n")
        ]),
      Example(
        "an ignored lock",
        [
          DVCExamples.pipeline(""), ExampleFile(".gitignore", "*.lock\n"),
          ExampleFile("«dvc.lock»", "schema: '2.0'\nstages:\n  train:\n    cmd: python train.py\n"),
        ]),
      Example(
        "passwords", [ExampleFile("«.dvc/config.local»", "['remote \"s\"']\n    url = s3://b\n")]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    judge(repository).findings
  }

  public func unverified(in repository: RepositoryDocuments) -> [UnverifiedQuestion] {
    judge(repository).unverified
  }

  public func judge(_ repository: RepositoryDocuments) -> CheckVerdict {
    let projects = repository.dvcProjects
    var verdict = CheckVerdict(
      findings: projects.flatMap { committed($0, repository) }, unverified: [])
    let outputs = projects.flatMap(\.recordedOutputs.outputs).filter { output in
      output.isCached && repository.counts(output.reference.node.location.path)
        && repository.snapshot.firstEntry(atOrInside: output.path) == nil
    }
    let files = projects.flatMap(\.writtenFiles).filter(repository.counts)
    guard !outputs.isEmpty || !files.isEmpty else { return verdict }
    let ignore = GitIgnore(repository.snapshot, limit: repository.settings.limits.bytes)
    guard ignore.unreadable.isEmpty else {
      verdict.unverified = ignore.unreadable.map {
        UnverifiedQuestion(path: $0.path, reason: $0.reason)
      }
      return verdict
    }
    verdict.findings += outputs.filter { !ignore.ignores($0.path) }
      .map { output in
        Finding(
          .missing(output.path), at: output.reference.node.location,
          fix: fix(ignoring: output.path, in: repository.snapshot))
      }
    // Git keeps them only because somebody forced it.
    verdict.findings += files.filter { ignore.ignores($0) }
      .map { Finding(.ignored($0), at: SourceLocation(path: $0)) }
    return verdict
  }

  /// A line in the folder of the output, as DVC writes it, or in the nearest one above that is there.
  private func fix(ignoring path: RepositoryPath, in snapshot: Snapshot) -> Fix? {
    var folder = path.folder
    while !folder.bytes.isEmpty, snapshot.firstEntry(inside: folder) == nil {
      folder = folder.folder
    }
    let file = folder.appending(".gitignore")
    guard snapshot.takesLines(file), let line = path.seen(from: folder).exactPattern else {
      return nil
    }
    return Fix("add \(line)", in: file, .line(line))
  }

  private func committed(
    _ project: DVCProject, _ repository: RepositoryDocuments
  ) -> [Finding] {
    let folder = project.folder.appending(".dvc")
    let places = ["config.local", "cache", "tmp"].map { folder.appending(ByteString($0)) }
    return places.compactMap { repository.snapshot.firstEntry(atOrInside: $0)?.path }
      .map { Finding(.committed($0), at: SourceLocation(path: $0)) }
  }
}

extension DVCProject {
  /// The files that DVC writes and git must keep, sorted.
  fileprivate var writtenFiles: [RepositoryPath] {
    let locks = pipelines.compactMap { $0.lock?.path } + strayLocks.map(\.path)
    return (dvcFiles.map(\.path) + locks).sorted()
  }
}

extension Finding.Message {
  fileprivate static func missing(_ path: RepositoryPath) -> Self {
    "no .gitignore covers \(path.bytes.quoted), which DVC keeps: 'git add' would commit the data itself"
  }

  fileprivate static func ignored(_ path: RepositoryPath) -> Self {
    "\(path.bytes.quoted) is ignored by a .gitignore, so that DVC passes it over or stops"
  }

  fileprivate static func committed(_ path: RepositoryPath) -> Self {
    "\(path.bytes.quoted) belongs to one machine and not into a commit"
  }
}
