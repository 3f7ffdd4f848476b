import ByteText
import DataVersionControl
public import Documents
public import Findings

/// Flags an output of two owners.
public struct OverlappingOutputs: Check {
  public static let rule = Rule(
    id: "DVC006",
    name: "overlapping-outputs",
    severity: .error,
    subject: .dvcFiles,
    summary: "Two stages or `.dvc` files have the same output, or one inside the other's",
    rationale: """
      Each would write over what the other made, and no hash would hold. DVC refuses the whole project.
      """,
    help: "give each output one owner",
    passing: [
      Example(
        "beside each other",
        [
          ExampleFile(
            "dvc.yaml", "stages:\n  a: {cmd: a, outs: [x/a]}\n  b: {cmd: b, outs: [x/b]}\n")
        ])
    ],
    failing: [
      Example(
        "the same",
        [ExampleFile("dvc.yaml", "stages:\n  a: {cmd: a, outs: [x]}\n  b: {cmd: b, outs: [«x»]}\n")]
      ),
      Example(
        "inside",
        [
          ExampleFile("dvc.yaml", "stages:\n  a: {cmd: a, outs: [«x/y»]}\n"),
          ExampleFile("x.dvc", "outs:\n- {path: x, md5: 153aad06d376b6595932470e459ef42a.dir}\n"),
        ]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.dvcProjects.flatMap { project in
      project.recordedOutputs.overlaps.map { output, other in
        Finding(
          .overlap(output, other), at: output.reference.node.location,
          related: [RelatedLocation("the other", at: other.reference.node.location)])
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func overlap(
    _ output: RecordedOutputs.Output, _ other: RecordedOutputs.Output
  ) -> Self {
    output.path == other.path
      ? "\(output.path.bytes.quoted) is an output of \(other.address.quoted) too"
      : "\(output.path.bytes.quoted) lies inside \(other.path.bytes.quoted), an output of \(other.address.quoted)"
  }
}
