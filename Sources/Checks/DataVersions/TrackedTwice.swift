import ByteText
import DataVersionControl
public import Documents
public import Findings
import RepositorySnapshot

/// Flags data that DVC and git both keep.
public struct TrackedTwice: Check {
  public static let rule = Rule(
    id: "DVC007",
    name: "tracked-twice",
    severity: .error,
    subject: .dvcFiles,
    summary: "A path is an output that DVC keeps, and a file that git or Git LFS keeps",
    rationale: """
      Both write the same file: whoever checks out last wins, and the two drift apart without anybody noticing. Outputs with \
      `cache: false` are meant for git.
      """,
    help: "'git rm --cached' the file, or give the output 'cache: false'",
    passing: [
      Example("DVC alone", [DVCExamples.raw]),
      Example(
        "metrics in git",
        [
          DVCExamples.pipeline("    metrics:\n    - metrics.json:\n        cache: false\n"),
          ExampleFile("metrics.json", "{}\n"),
        ]),
    ],
    failing: [
      Example(
        "the data file",
        [
          ExampleFile(
            "raw.csv.dvc", "outs:\n- {path: «raw.csv», md5: 22a1a2931c8370d3aeedd7183606fd7f}\n"),
          ExampleFile("raw.csv", "a,b\n"),
        ]),
      Example(
        "a file of the folder",
        [DVCExamples.pipeline("    outs: [«out»]\n"), ExampleFile("out/log.txt", "x\n")]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.dvcProjects.flatMap { project in
      project.recordedOutputs.outputs.filter(\.isCached).compactMap { output in
        guard let kept = repository.snapshot.firstEntry(atOrInside: output.path) else { return nil }
        return Finding(
          .both(output, kept.path), at: output.reference.node.location,
          related: [RelatedLocation("kept by git", at: SourceLocation(path: kept.path))])
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func both(
    _ output: RecordedOutputs.Output, _ path: RepositoryPath
  ) -> Self {
    path == output.path
      ? "\(path.bytes.quoted) is kept by DVC and by git"
      : "\(output.path.bytes.quoted) is kept by DVC, and \(path.bytes.quoted) in it by git"
  }
}
