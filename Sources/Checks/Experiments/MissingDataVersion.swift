import ByteText
public import Documents
public import Findings

/// Flags experiments that do not say which version of their data they use.
public struct MissingDataVersion: Check {
  public static let scope = CheckScope.file

  public static let rule = Rule(
    id: "EXP009",
    name: "missing-data-version",
    severity: .error,
    subject: .experiments,
    summary: "An experiment states no version of its data",
    rationale: """
      Data changes under the same name. Without a version or DVC's hash the run cannot be repeated, \
      and two experiments cannot be compared. One of the two is enough; an empty one is none.
      """,
    help: "add 'version' or 'dvc_hash' under 'data'",
    passing: [
      .experiment("a version", "data: {dataset: iris, version: \"2023.1\"}\n"),
      .experiment("a number", "data: {dataset: iris, version: 2}\n"),
      .experiment("a hash", "data: {dataset: iris, version: null, dvc_hash: a1b2c3d4}\n"),
      .experiment("no section: missing-section says so", "data:\n"),
      .experiment("no mapping: wrong-type says so", "data: iris\n"),
    ],
    failing: [
      .experiment("neither", "«data»: {dataset: iris}\n"),
      .experiment("both empty", "«data»:\n  version:\n  dvc_hash: \"\"\n"),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.judged.experiments.compactMap { experiment in
      guard experiment.data != nil, !experiment.statesDataVersion else { return nil }
      return Finding(.missing, at: experiment.keyLocation(of: "data"))
    }
  }
}

extension Finding.Message {
  fileprivate static let missing: Self = "the data has neither a 'version' nor a 'dvc_hash'"
}
