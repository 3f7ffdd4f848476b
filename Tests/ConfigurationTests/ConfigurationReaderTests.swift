import ByteText
import Checks
import Configuration
import Documents
import Findings
import IrisPipeline
import SmokeTraining
import Testing

@Suite struct ConfigurationReaderTests {
  private func configuration(_ text: String) throws -> GateConfiguration {
    try GateConfiguration(
      ParsedFile(path: ".mlgate.yaml", bytes: Array(text.utf8), format: .yaml))
  }

  @Test(arguments: ["", "# nothing\n", "{}\n", "null\n", "paths:\nrules:\n  severity:\nignores:\n"])
  func withoutContentTheDefaultsCount(_ text: String) throws {
    let read = try configuration(text)
    #expect(read.selection.select == [RuleSelector("ALL")])
    #expect(read.selection.ignore == [])
    #expect(read.checks.largeFiles.byteLimit == 10_000_000)
    #expect(read.failOn == .error)
    #expect(!read.isStrict)
  }

  @Test func hooksAndJobsArrive() throws {
    let read = try configuration(
      """
      hooks: {time_budget: 0.5, push: each}
      messages: {types: [feat, fix]}
      branches: {default: [trunk], allowed: [release/*]}
      jobs:
        - {name: a, command: [b, -c]}
        - {name: d, command: [e], files: ["*.py"], stages: [run], time_limit: 7}

      """)
    #expect(read.hooks.timeBudget == 0.5 && read.hooks.push == .each)
    #expect(read.checks.messages.types == ["feat", "fix"])
    #expect(read.checks.branches.defaults == ["trunk"])
    #expect(read.checks.branches.allowed.map(\.pattern) == ["release/*"])
    #expect(
      read.jobs == [
        JobSettings(
          name: "a", command: ["b", "-c"], files: [],
          stages: ["pre-commit", "pre-merge-commit", "run"], timeLimit: 60),
        JobSettings(name: "d", command: ["e"], files: ["*.py"], stages: ["run"], timeLimit: 7),
      ])
  }

  @Test func everyKeyArrives() throws {
    let read = try configuration(
      """
      paths:
        experiments: [runs/, configs/exp-*.yaml]
        models: [artifacts/]
        requirements: [deps/*.lst]
        conda_environments: [conda-env.yaml]
      rules:
        select: [EXP, MOD]
        ignore: [missing-seed]
        severity: {EXP: warning, EXP004: error, unclear-name: off}
      ignores:
        - {path: legacy/, rules: [EXP, wrong-type], reason: as published}
      experiments:
        required_sections: [model]
        ranges:
          training.learning_rate: {max: 1}
          training.epochs: {min: 5, max: 1e3}
        overfitting_gap: 0.2
      models:
        weight_extensions: [pth]
        data_extensions: [csv]
      requirements: {conda_strict: true}
      large_files: {limit: 50 MiB, weight_folders: [w], ignore_case: true}
      smoke_train:
        enabled: false
        accuracy: 0.5
        cross_validation_accuracy: 0.6
        predict_seconds: 2
        test_size: 0.3
      limits: {document_size: 1 MB, depth: 10, nodes: 11, aliases: 12, expanded_nodes: 13}
      fail_on: warning
      strict: true

      """)
    let layout = read.checks.layout
    #expect(layout.experiments.map(\.pattern) == ["runs/", "configs/exp-*.yaml"])
    #expect(layout.models.map(\.pattern) == ["artifacts/"])
    #expect(layout.requirements.map(\.pattern) == ["deps/*.lst"])
    #expect(layout.condaEnvironments.map(\.pattern) == ["conda-env.yaml"])
    #expect(layout.modelExtensions == ["pth"])
    #expect(layout.dataExtensions == ["csv"])
    #expect(read.selection.select.map(\.text) == ["EXP", "MOD"])
    #expect(read.selection.ignore.map(\.text) == ["missing-seed"])
    #expect(read.selection.severities.map(\.selector.text) == ["EXP", "EXP004", "unclear-name"])
    #expect(read.selection.severities.map(\.severity) == [.warning, .error, nil])
    let ignore = try #require(read.selection.pathIgnores.first)
    #expect(ignore.glob.pattern == "legacy/")
    #expect(ignore.rules.map(\.text) == ["EXP", "wrong-type"])
    #expect(ignore.reason == "as published")
    #expect(ignore.location.range?.start == SourcePosition(line: 11, column: 12))
    #expect(read.checks.experiments.requiredSections == ["model"])
    #expect(
      read.checks.experiments.ranges == [
        "training.learning_rate": NumberRange(
          lowerBound: 0, excludesLowerBound: true, upperBound: 1),
        "training.epochs": NumberRange(lowerBound: 5, upperBound: 1000),
      ])
    #expect(read.checks.experiments.overfittingGap == 0.2)
    #expect(read.checks.requirements.condaStrict)
    #expect(read.checks.largeFiles.byteLimit == 50 << 20)
    #expect(read.checks.largeFiles.weightFolders == ["w"])
    #expect(read.checks.largeFiles.ignoresCase)
    #expect(!read.smokeTraining.isEnabled)
    #expect(read.smokeTraining.minimumAccuracy == 0.5)
    #expect(read.smokeTraining.minimumCrossValidationAccuracy == 0.6)
    #expect(read.smokeTraining.maximumPredictSeconds == 2)
    #expect(read.smokeTraining.split.testSize == .fraction(0.3))
    let limits = read.checks.limits
    #expect(limits.bytes == 1_000_000)
    #expect(
      [limits.depth, limits.nodes, limits.aliases, limits.expandedNodes] == [10, 11, 12, 13])
    #expect(read.failOn == .warning)
    #expect(read.isStrict)
  }

  @Test func anAliasIsWhatItStandsFor() throws {
    let read = try configuration(
      """
      rules:
        ignore: &old [missing-seed]
      ignores:
        - {path: legacy/, rules: *old, reason: old}

      """)
    #expect(read.selection.pathIgnores.first?.rules.map(\.text) == ["missing-seed"])
  }

  /// The layout finds files by the patterns that are given, and no longer by the defaults.
  @Test func patternsDecideWhatAFileIs() throws {
    let layout = try configuration(
      "paths: {experiments: [configs/exp-*.yaml, runs], requirements: [deps/*.lst]}\n"
    ).checks.layout
    #expect(layout.kind(of: "configs/exp-1.yaml") == .experimentYAML)
    #expect(layout.kind(of: "a/runs/b/c.yml") == .experimentYAML)
    #expect(layout.kind(of: "experiments/exp-1.yaml") == nil)
    #expect(layout.kind(of: "deps/pinned.lst") == .requirements)
    #expect(layout.kind(of: "requirements.txt") == nil)
  }

  @Test(
    arguments: [
      ("0", 0), ("10", 10), ("10 B", 10), ("10kB", 10_000), ("10 KB", 10_000),
      ("1.5 MB", 1_500_000),
      ("10 MiB", 10_485_760), ("2 GB", 2_000_000_000), ("1 GiB", 1_073_741_824), ("0.5 KiB", 512),
      ("9223372036854775807", .max), ("9223372036854775808", nil), ("9300000000 GB", nil),
      ("10 ", nil), ("10  MB", nil), ("MB", nil), ("-1", nil), ("1.", nil), ("1.5", nil),
      ("10 mb", nil), ("0.3 KiB", nil), ("", nil), ("1e3", nil),
    ] as [(ByteString, Int?)])
  func byteSize(text: ByteString, bytes: Int?) {
    #expect(ByteSize(text)?.bytes == bytes)
  }

  @Test(arguments: [(0, "0"), (1234, "1234"), (10_000_000, "10 MB"), (4 << 20, "4 MiB")])
  func byteSizeText(bytes: Int, text: String) {
    #expect(ByteSize(bytes).description == text)
  }
}
