import ByteText
public import Documents
public import Findings

/// Flags results without the commit of the code that measured them.
public struct IrreproducibleResults: Check {
  public static let scope = CheckScope.file

  public static let rule = Rule(
    id: "EXP016",
    name: "irreproducible-results",
    severity: .warning,
    subject: .experiments,
    summary: "Results are filled in while the commit, the data version or the seed is missing",
    rationale: """
      Once a run is over, what it ran cannot be found out any more. One finding names everything that \
      is missing. Where the commit is there, a missing seed or data version is missing-seed's and \
      missing-data-version's alone.
      """,
    help: "fill in what the run used",
    passing: [
      .experiment(
        "everything is there",
        """
        experiment: {git_commit: "0123456"}
        data: {version: 1}
        training: {seed: 42}
        results: {test_accuracy: 0.9}

        """),
      .experiment(
        "before a run", "experiment: {git_commit: \"\"}\nresults: {test_accuracy: null}\n"),
      .experiment("no results", "experiment: {git_commit: \"\"}\n"),
      .experiment(
        "the seed alone: missing-seed says so",
        "experiment: {git_commit: \"0123456\"}\ndata: {version: 1}\nresults: {accuracy: 0.9}\n"),
    ],
    failing: [
      .experiment(
        "no commit",
        """
        experiment: {git_commit: ""}
        data: {version: 1}
        training: {seed: 42}
        «results»: {test_accuracy: 0.9}

        """),
      .experiment("nothing at all", "experiment: {id: exp-001}\n«results»: {accuracy: 0.9}\n"),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.judged.experiments.compactMap { experiment in
      guard !experiment.filledResults.isEmpty, experiment.gitCommit?.isBlank ?? true else {
        return nil
      }
      var missing: [String] = ["'git_commit'"]
      if !experiment.statesDataVersion { missing.append("a data version") }
      if experiment.seed == nil { missing.append("a random seed") }
      return Finding(.irreproducible(missing), at: experiment.keyLocation(of: "results"))
    }
  }
}

extension Finding.Message {
  fileprivate static func irreproducible(_ missing: [String]) -> Self {
    let list =
      missing.count > 1
      ? missing.dropLast().joined(separator: ", ") + " and " + (missing.last ?? "") : missing[0]
    return Self("the results are filled in without \(list)")
  }
}
