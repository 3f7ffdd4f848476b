extension BrokenFault {
  /// Experiments EXP001 to EXP018, numbered after the rule.
  static func experiments(commit: String) -> [BrokenFault] {
    shapes + lineages + values + runs(commit: commit)
  }

  private static let shapes = [
    BrokenFault(
      "EXP001",
      BrokenExperiment(number: "101", slug: "without-model", head: "«experiment»", model: "")),
    BrokenFault(
      "EXP002", BrokenExperiment(number: "102", slug: "copied-file", id: "«exp-002»")),
    BrokenFault(
      "EXP006",
      BrokenExperiment(
        number: "106", slug: "quoted-epochs",
        training: "training:\n  seed: 42\n  epochs: «\"90\"»")),
    BrokenFault(
      "EXP009",
      BrokenExperiment(number: "109", slug: "unversioned-data", data: "«data»:\n  dataset: iris")),
    BrokenFault(
      "EXP011",
      BrokenExperiment(
        number: "111", slug: "unseeded-training", training: "«training»:\n  optimizer: newton")),
    BrokenFault(
      "EXP015",
      BrokenExperiment(
        number: "115", slug: "british-spelling",
        training: "training:\n  seed: 42\n  «optimiser»: newton")),
    BrokenFault("EXP018", BrokenExperiment(number: "118", slug: "final", name: "«final-2»")),
  ]

  private static let lineages = [
    BrokenFault("EXP003", BrokenExperiment(number: "001", slug: "tuned", id: "«exp-001»")),
    BrokenFault(
      "EXP004",
      BrokenExperiment(
        number: "104", slug: "lost-parent", identity: ["parent_experiment: «exp-099»"])),
    BrokenFault(
      "EXP005",
      BrokenExperiment(
        number: "105", slug: "cubic-features", identity: ["parent_experiment: «exp-205»"]),
      BrokenExperiment(
        number: "205", slug: "quadratic-features", identity: ["parent_experiment: exp-105"])),
  ]

  private static let values = [
    BrokenFault(
      "EXP007",
      BrokenExperiment(
        number: "107", slug: "negative-rate",
        training: "training:\n  seed: 42\n  learning_rate: «-0.1»")),
    BrokenFault(
      "EXP008",
      BrokenExperiment(
        number: "108", slug: "overlapping-splits",
        data: """
          data:
            dataset: iris
            version: "1936.1"
            train_split: 0.8
            val_split: 0.2
            test_split: «0.2»
          """)),
    BrokenFault(
      "EXP010",
      BrokenExperiment(
        number: "110", slug: "stale-data",
        data: """
          data:
            dataset: iris
            dvc_hash: «"d41d8cd98f00b204e9800998ecf8427e"»
          """)),
    BrokenFault(
      "EXP012",
      BrokenExperiment(
        number: "112", slug: "ahead-of-time", identity: ["created_at: «\"2042-01-01T09:00:00Z\"»"])),
    BrokenFault(
      "EXP013",
      BrokenExperiment(
        number: "113", slug: "rebased-away", identity: ["git_commit: «\"abc123def456\"»"])),
  ]

  private static func runs(commit: String) -> [BrokenFault] {
    [
      BrokenFault(
        "EXP014",
        BrokenExperiment(
          number: "114", slug: "hopeful-claim",
          identity: ["parent_experiment: exp-002", "git_commit: \"\(commit)\""],
          rest: """
            results:
              test_accuracy: 0.9667

            improvements:
              vs_parent: «"+9.9% accuracy"»
            """)),
      BrokenFault(
        "EXP016",
        BrokenExperiment(
          number: "116", slug: "forgotten-commit", rest: "«results»:\n  test_accuracy: 0.9667")),
      BrokenFault(
        "EXP017",
        BrokenExperiment(
          number: "117", slug: "learnt-by-heart", identity: ["git_commit: \"\(commit)\""],
          rest: "results:\n  train_accuracy: «1.0»\n  val_accuracy: 0.85")),
    ]
  }
}
