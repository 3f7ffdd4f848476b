import ByteText
public import Documents
public import Findings

/// Flags experiments that fix no random seed.
public struct MissingSeed: Check {
  public static let scope = CheckScope.file

  public static let rule = Rule(
    id: "EXP011",
    name: "missing-seed",
    severity: .warning,
    subject: .experiments,
    summary: "An experiment gives no random seed",
    rationale: """
      Initial weights, shuffling and augmentation are random: without a seed two runs of one \
      configuration differ, and an improvement may be luck. A seed counts anywhere in the file, by \
      the name of its key: `seed`, `random_seed`, `seed_everything`, `random_state`.
      """,
    help: "add 'seed' under 'training', and use it",
    passing: [
      .experiment("in training", "training: {epochs: 3, seed: 42}\n"),
      .experiment("anywhere", "data:\n  loader: {sampler: {random_seed: 0}}\n"),
      .experiment("scikit-learn's", "model: {random_state: 7}\n"),
      .experiment("a list", "seeds: [1, 2, 3]\n"),
      .experiment("a file that does not parse: invalid-yaml says so", "training: [\n"),
    ],
    failing: [
      .experiment("none", "experiment: {id: exp-001}\n«training»: {epochs: 3}\n"),
      .experiment("null", "«training»:\n  seed:\n"),
      .experiment("no training section", "«experiment»: {id: exp-001}\n"),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.judged.experiments.compactMap { experiment in
      guard experiment.root != nil, experiment.seed == nil else { return nil }
      return Finding(.missing, at: experiment.keyLocation(of: "training"))
    }
  }
}

extension Finding.Message {
  fileprivate static let missing: Self = "the configuration gives no random seed"
}
