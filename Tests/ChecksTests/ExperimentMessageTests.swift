import ByteText
import Checks
import Documents
import Findings
import TestSupport
import Testing

/// The exact wording of the EXP family.
@Suite struct ExperimentMessageTests {
  /// `rule line:column message` of every finding of the family, sorted by place.
  static func report(
    _ files: KeyValuePairs<String, String>, history: ExampleHistory = ExampleHistory(),
    settings: CheckSettings = CheckSettings(), rules: Set<String>? = nil
  ) -> [String] {
    let files = files.map { ExampleFile(ByteString($0.key), ByteString($0.value)) }
    let example = Example("", files, history: history)
    let documents = ExampleRepository(example, settings: settings).documents
    let checks = allChecks.filter {
      $0.rule.identity.family == "EXP" && rules?.contains($0.rule.id) ?? true
    }
    return checks.flatMap { check in
      check.init().findings(in: documents).sorted { $0.location < $1.location }.map { finding in
        let start = finding.location.range?.start
        let place = start.map { "\($0.line):\($0.column)" } ?? finding.location.path.description
        return "\(check.rule.id) \(place) \(finding.message)"
      }
    }
  }

  private func report(_ rule: String, _ text: String) -> [String] {
    Self.report(["experiments/exp-001.yaml": text], rules: [rule])
  }

  @Test func sections() {
    #expect(
      report("EXP001", "experiment: {id: exp-001}\nmodle: {a: 1}\ndata:\n") == [
        "EXP001 1:1 the experiment has no section 'training'",
        "EXP001 2:1 the experiment has no section 'model'; rename 'modle' if it is meant",
        "EXP001 3:1 the section 'data' is empty; say what it is for",
      ])
    #expect(report("EXP001", "[]\n") == ["EXP001 1:1 the file is no mapping of sections"])
  }

  @Test func identifiers() {
    #expect(
      report("EXP002", "experiment: {id: Exp_1}\n") == [
        "EXP002 1:18 the id 'Exp_1' is not 'exp-' with three or more digits and, behind a hyphen, "
          + "lower-case letters, digits and hyphens"
      ])
    #expect(
      report("EXP002", "experiment: {id: exp-002-x}\n") == [
        "EXP002 1:18 the id says 'exp-002' but the file's name says 'exp-001'; correct one of them"
      ])
    #expect(report("EXP002", "experiment: {}\n") == ["EXP002 1:1 the experiment has no 'id'"])
    #expect(
      Self.report(
        [
          "experiments/a.yaml": "experiment: {id: exp-001}\n",
          "experiments/b.yaml": "experiment: {id: exp-001}\n",
        ], rules: ["EXP003"]) == [
          "EXP003 1:18 'exp-001' is already the experiment in 'experiments/a.yaml'"
        ])
  }

  @Test func lineage() {
    #expect(
      report("EXP004", "experiment: {parent_experiment: exp-009}\n") == [
        "EXP004 1:33 there is no experiment 'exp-009'"
      ])
    #expect(
      report("EXP004", "experiment: {parent_experiment: \"a\\eb\"}\n") == [
        "EXP004 1:33 'a\\u{1B}b' is no experiment; name the parent by its 'exp-NNN'"
      ])
    #expect(
      Self.report(
        [
          "experiments/exp-003.yaml": "experiment: {parent_experiment: exp-001}\n",
          "experiments/exp-001.yaml": "experiment: {parent_experiment: exp-1000}\n",
          "experiments/exp-1000.yaml": "experiment: {parent_experiment: exp-003}\n",
        ], rules: ["EXP005"]) == [
          "EXP005 1:33 the lineage returns to itself: exp-001 → exp-1000 → exp-003 → exp-001"
        ])
  }

  @Test func values() {
    #expect(
      report(
        "EXP006",
        "model: resnet\ndata: {dvc_hash: 12345678}\n"
          + "training: {epochs: \"90\", batch_size: 32.0, momentum: [1]}\n") == [
          "EXP006 1:8 the section 'model' is the string 'resnet'; expected a mapping",
          "EXP006 2:18 'dvc_hash' is the number 12345678; expected a string",
          "EXP006 3:20 'epochs' is the string '90'; expected a whole number",
          "EXP006 3:38 'batch_size' is '32.0', which is no whole number to Python",
          "EXP006 3:54 'momentum' is a list; expected a number",
        ])
    #expect(
      report(
        "EXP007",
        "training: {epochs: 10, batch_size: 0.5, learning_rate: -0.1, warmup_epochs: 11}\n"
          + "results: {test_accuracy: 84.8}\n") == [
          "EXP007 1:36 'batch_size' is 0.5; it must be a whole number",
          "EXP007 1:56 'learning_rate' is -0.1; it must be above 0",
          "EXP007 1:77 'warmup_epochs' is 11, but the run has only 10 epochs",
          "EXP007 2:26 'test_accuracy' is 84.8; it must be from 0 to 1",
        ])
  }

  @Test func data() {
    #expect(
      report("EXP008", "data: {train_split: 0.8, val_split: 0.2, test_split: 0.1}\n") == [
        "EXP008 1:54 the splits 0.8 + 0.2 + 0.1 sum to 1.1, more than the whole"
      ])
    #expect(
      report("EXP009", "data: {}\n") == [
        "EXP009 1:1 the data has neither a 'version' nor a 'dvc_hash'"
      ])
    #expect(
      report("EXP010", "data: {dvc_hash: a1b2c3d4}\n") == [
        "EXP010 1:18 the repository has no .dvc or dvc.lock file with an md5, so none has 'a1b2c3d4'"
      ])
    let other = ["other.dvc": "outs: [{path: a, md5: 00000000000000000000000000000000}]\n"]
    for (hash, message) in [
      ("a1b2c3d4", "no .dvc or dvc.lock file has the md5 'a1b2c3d4'"),
      ("a1b2", "'a1b2' is too short to tell an md5; give at least 8 digits"),
    ] {
      #expect(
        Self.report(
          [
            "experiments/exp-001.yaml": "data: {dvc_hash: \(hash)}\n",
            "other.dvc": other["other.dvc"] ?? "",
          ], rules: ["EXP010"]) == ["EXP010 1:18 \(message)"])
    }
  }

  @Test func timesAndCommits() {
    #expect(
      report(
        "EXP012",
        "experiment:\n  created_at: soon\n  started_at: 2024-01-15T10:00:00Z\n"
          + "  completed_at: 2024-01-15T09:59:59Z\n") == [
          "EXP012 2:15 'created_at' is 'soon', which is no ISO 8601 time",
          "EXP012 4:17 completed at '2024-01-15T09:59:59Z', before it started at "
            + "'2024-01-15T10:00:00Z'",
        ])
    #expect(
      Self.report(
        ["experiments/exp-001.yaml": "experiment: {created_at: 2024-01-15T10:00:00Z}\n"],
        history: ExampleHistory(commitTime: 0), rules: ["EXP012"]) == [
          "EXP012 1:26 'created_at' is '2024-01-15T10:00:00Z', later than the commit itself; "
            + "correct the time or its zone"
        ])
    #expect(
      report("EXP013", "experiment: {git_commit: abc123}\n") == [
        "EXP013 1:26 the repository has no commit 'abc123'"
      ])
    #expect(
      report("EXP013", "experiment: {git_commit: main}\n") == [
        "EXP013 1:26 'main' is no commit id; expected 4 to 40 hexadecimal digits"
      ])
  }

  @Test func unknownCommitOfAShallowCloneIsUnverified() {
    let example = Example(
      "", [ExampleFile("experiments/exp-001.yaml", "experiment: {git_commit: abc123}\n")],
      history: ExampleHistory(isShallow: true))
    let documents = ExampleRepository(example).documents
    let check = UnknownExperimentCommit()
    #expect(check.findings(in: documents).isEmpty)
    #expect(
      check.unverified(in: documents) == [
        UnverifiedQuestion(
          rule: UnknownExperimentCommit.rule.identity, path: "experiments/exp-001.yaml",
          reason: "whether there is a commit 'abc123': the history is shallow")
      ])
  }

  @Test func warnings() {
    #expect(
      report("EXP011", "training: {}\n") == [
        "EXP011 1:1 the configuration gives no random seed"
      ])
    #expect(
      report("EXP015", "training: {learing_rate: 0.1}\n") == [
        "EXP015 1:12 unknown key 'learing_rate'; did you mean 'learning_rate'?"
      ])
    #expect(
      report("EXP016", "results: {accuracy: 0.9}\n") == [
        "EXP016 1:1 the results are filled in without 'git_commit', a data version and a random seed"
      ])
    #expect(
      report("EXP017", "results: {train_accuracy: 0.99, val_accuracy: 0.8}\n") == [
        "EXP017 1:27 the training accuracy 0.99 is more than 0.1 above the validation accuracy 0.8"
      ])
    #expect(
      report("EXP018", "experiment: {name: final}\n") == [
        "EXP018 1:20 the name 'final' tells nothing about the experiment"
      ])
  }

  @Test func improvement() {
    let baseline = "results: {test_accuracy: 0.848}\n"
    let child = """
      experiment: {parent_experiment: exp-001}
      results: {test_accuracy: 0.862}
      improvements: {vs_baseline: "+2.4% accuracy"}

      """
    #expect(
      Self.report(
        ["experiments/exp-001.yaml": baseline, "experiments/exp-002.yaml": child],
        rules: ["EXP014"]) == [
          "EXP014 3:29 '+2.4% accuracy' is not the change since 'exp-001': 'test_accuracy' went "
            + "from 0.848 to 0.862 (+1.4 points, +1.65 %)"
        ])
  }

  @Test func settings() {
    var settings = CheckSettings()
    settings.experiments.requiredSections = ["data"]
    settings.experiments.ranges = [
      "training.epochs": NumberRange(lowerBound: 1, upperBound: 10)
    ]
    settings.experiments.overfittingGap = 0.3
    let text =
      "training: {epochs: 11}\nresults: {train_accuracy: 0.99, val_accuracy: 0.8}\n"
    #expect(
      Self.report(
        ["experiments/exp-001.yaml": text], settings: settings,
        rules: ["EXP001", "EXP007", "EXP017"]) == [
          "EXP001 1:1 the experiment has no section 'data'",
          "EXP007 1:20 'epochs' is 11; it must be from 1 to 10",
        ])
  }
}
