import ByteText
public import Documents
public import Findings

/// Flags a release whose pipeline gives something else than is recorded.
public struct NotReproduced: ReleaseCheck {
  public static let rule = Rule(
    id: "REL011",
    name: "not-reproduced",
    severity: .error,
    subject: .releaseTags,
    summary: "The pipeline, run again from the tag, does not give the recorded hashes or metrics",
    rationale: """
      What nobody can make again nobody can repair or explain. It is asked only where `--reproduce` says so, because \
      it runs the commands of the commit. Where outputs differ the release passes as long as every metric is within \
      its tolerance; where the pipeline cannot be run the answer is left open.
      """,
    help:
      "'mlgate reproduce TAG --keep' leaves the files that were made; fix seeds, versions and the order of input",
    passing: [
      Example("not asked", [], release: ExampleRelease("model-v1.0.0")),
      Example(
        "the same", [], release: ExampleRelease("model-v1.0.0", differences: [])),
    ],
    failing: [
      Example(
        "another model", [],
        release: ExampleRelease(
          "«model-v1.0.0»", differences: ["'train' made 'model.pkl' with another md5"]))
    ])

  public init() {}

  public func findings(in release: JudgedRelease) -> [Finding] {
    guard case .different(let differences) = release.reproduction else { return [] }
    return [Finding(.different(differences), at: SourceLocation(path: release.path))]
  }

  public func unverified(in release: JudgedRelease) -> [UnverifiedQuestion] {
    guard case .couldNotRun(let reason) = release.reproduction else { return [] }
    return [UnverifiedQuestion(path: release.path, reason: "it could not be rebuilt: \(reason)")]
  }
}

extension Finding.Message {
  /// The first differences speak for all: the report of `mlgate reproduce` has the rest.
  fileprivate static func different(_ differences: [String]) -> Self {
    let shown = differences.prefix(5).joined(separator: "; ")
    let more = differences.count > 5 ? "; and \(differences.count - 5) more" : ""
    return Self("the release is not what its pipeline makes: \(shown)\(more)")
  }
}
