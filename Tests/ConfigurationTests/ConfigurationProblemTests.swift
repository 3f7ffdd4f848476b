import ByteText
import Configuration
import Documents
import Findings
import Testing

/// What people read when `.mlgate.yaml` is wrong: the exact text and place of every kind of problem.
@Suite struct ConfigurationProblemTests {
  /// The problems as the command prints them, without the path.
  private func problems(_ text: String) -> [String] {
    let file = ParsedFile(path: ".mlgate.yaml", bytes: Array(text.utf8), format: .yaml)
    do {
      _ = try GateConfiguration(file)
      return []
    } catch {
      return error.problems.map { problem in
        let start = problem.location.range?.start
        return "\(start?.line ?? 0):\(start?.column ?? 0): \(problem.message)"
      }
    }
  }

  @Test(arguments: [
    ("pahts: {}", "1:1: unknown key 'pahts'; did you mean 'paths'?"),
    (
      "colour: red",
      """
      1:1: unknown key 'colour'; known are paths, rules, ignores, experiments, models, requirements, \
      large_files, messages, branches, smoke_train, hooks, jobs, release, limits, fail_on, strict
      """
    ),
    ("large_files: {limits: 1}", "1:15: unknown key 'limits'; did you mean 'limit'?"),
    ("- a", "1:1: the configuration must be a mapping, not a list"),
    ("text", "1:1: the configuration must be a mapping, not the string 'text'"),
    ("paths: experiments", "1:8: 'paths' must be a mapping, not the string 'experiments'"),
    ("strict: yes", "1:9: 'strict' must be true or false, not the string 'yes'"),
    ("strict: 1", "1:9: 'strict' must be true or false, not the number 1"),
    ("strict:", "1:8: 'strict' must be true or false, not null"),
    ("fail_on: warn", "1:10: 'fail_on' must be warning or error, not the string 'warn'"),
    (
      "smoke_train: {accuracy: 90}",
      "1:25: 'accuracy' must be a number from 0 to 1, not the number 90"
    ),
    (
      "smoke_train: {test_size: .nan}",
      "1:26: 'test_size' must be a number from 0.05 to 0.95, not the number .nan"
    ),
    (
      "limits: {depth: 1.5}",
      "1:17: 'depth' must be a whole number from 1 to 128, not the number 1.5"
    ),
    (
      "large_files: {limit: 10 megabytes}",
      """
      1:22: 'limit' must be a number of bytes or a text such as 10 MB or 10 MiB, from 1 to 1000 GB, \
      not the string '10 megabytes'
      """
    ),
    (
      "limits: {document_size: 1 GB}",
      """
      1:25: 'document_size' must be a number of bytes or a text such as 10 MB or 10 MiB, from 1 to \
      64 MiB, not the string '1 GB'
      """
    ),
    ("paths: {models: models}", "1:17: 'models' must be a list, not the string 'models'"),
    (
      "paths: {models: [1]}",
      "1:18: 'models' must be a pattern such as 'legacy/**', not the number 1"
    ),
    (
      "paths: {models: [/]}",
      "1:18: 'models' must be a pattern such as 'legacy/**', not the string '/'"
    ),
    (
      "paths: {models: ['!a/']}",
      "1:18: a pattern of 'models' cannot be negative; list what is meant instead of '!a/'"
    ),
    (
      "experiments: {required_sections: ['']}",
      "1:35: 'required_sections' must be a list of texts, not the string ''"
    ),
    ("rules: {ignore: EXP}", "1:17: 'ignore' must be a list, not the string 'EXP'"),
    (
      "rules: {ignore: [missing-sed]}",
      "1:18: unknown rule 'missing-sed'; did you mean 'missing-seed'?"
    ),
    ("rules: {select: [typos]}", "1:18: unknown rule 'typos'; 'mlgate rules' lists them"),
    (
      "rules: {select: [[EXP]]}",
      "1:18: 'select' must be a list of rule ids, names or families, not a list"
    ),
    ("rules: {severity: [EXP]}", "1:19: 'severity' must be a mapping, not a list"),
    (
      "rules: {severity: {missing-seed: info}}",
      "1:34: 'missing-seed' must be one of warning, error, off, not the string 'info'"
    ),
    ("rules: {severity: {EXP1: off}}", "1:20: unknown rule 'EXP1'; did you mean 'EXP'?"),
    ("ignores: {path: a}", "1:10: 'ignores' must be a list, not a mapping"),
    ("ignores: [a]", "1:11: an entry of 'ignores' must be a mapping, not the string 'a'"),
    ("ignores: [{path: a, rules: [EXP]}]", "1:12: an entry of 'ignores' needs 'reason'"),
    (
      "ignores: [{path: a, rules: [EXP], reason: 7}]",
      "1:43: 'reason' must be a text, not the number 7"
    ),
    ("ignores: [{path: a, rules: [], reason: b}]", "1:28: 'rules' names no rule"),
    (
      "experiments: {ranges: {training.learning_rat: {max: 1}}}",
      "1:24: unknown key 'training.learning_rat'; did you mean 'training.learning_rate'?"
    ),
    (
      "experiments: {ranges: {training.epochs: 90}}",
      "1:41: 'training.epochs' must be a mapping of min and max, not the number 90"
    ),
    (
      "experiments: {ranges: {training.epochs: {maximum: 90}}}",
      "1:42: unknown key 'maximum'; known are min, max"
    ),
    (
      "experiments: {ranges: {training.epochs: {max: many}}}",
      "1:47: 'max' must be a number, not the string 'many'"
    ),
    (
      "experiments: {ranges: {training.epochs: {max: 0}}}",
      "1:41: the range of 'training.epochs' is empty: it must be from 1 to 0"
    ),
    (
      "a: &a {strict: true}\n<<: *a",
      "2:1: merge keys are not read here; write the merged keys out"
    ),
    (
      "jobs: [{name: a}]", "1:9: an entry of 'jobs' needs 'command'"
    ),
    (
      "jobs: [{name: a, command: []}]",
      "1:27: 'command' must be a list of at least one text, not a list"
    ),
    (
      "jobs: [{name: a, command: [b], stages: [commit-msg]}]",
      """
      1:41: 'stages' must be a list of pre-commit, pre-merge-commit, pre-push, pre-receive, update, run, not \
      the string 'commit-msg'
      """
    ),
    (
      "jobs: [{name: a, command: [b], time_limit: 0}]",
      "1:44: 'time_limit' must be a whole number from 1 to 86400, not the number 0"
    ),
    (
      "jobs: [{name: a, command: [b], files: ['!c']}]",
      "1:40: a pattern of 'files' cannot be negative; list what is meant instead of '!c'"
    ),
    (
      "hooks: {push: all}", "1:15: 'push' must be tip or each, not the string 'all'"
    ),
    ("? [a]\n: 1", "1:3: not YAML: a sequence cannot be a key"),
    ("strict: true\nstrict: false", "2:1: the key 'strict' is given twice"),
    ("strict: [", "2:1: not YAML: did not find expected node content"),
    ("strict: true\n---\nstrict: true", "2:1: a second YAML document; the file holds one"),
    ("<<<<<<< a\n=======\n>>>>>>> b", "1:1: a merge conflict is left here"),
  ])
  func problem(text: String, expected: String) {
    // A merge key needs an anchor to merge, and its own key is unknown too.
    let found = problems(text + "\n").filter { !$0.hasPrefix("1:1: unknown key 'a'") }
    #expect(found == [expected])
  }

  @Test func allProblemsAreToldAtOnceSortedByPlace() {
    #expect(
      problems(
        """
        strict: 1
        rules:
          ignore: [EXP, foo, bar-baz]
        smoke_train:
          accuracy: 2
          sead: 1
        ignores:
          - paths: a

        """) == [
          "1:9: 'strict' must be true or false, not the number 1",
          "3:17: unknown rule 'foo'; 'mlgate rules' lists them",
          "3:22: unknown rule 'bar-baz'; 'mlgate rules' lists them",
          "5:13: 'accuracy' must be a number from 0 to 1, not the number 2",
          "6:3: unknown key 'sead'; did you mean 'seed'?",
          "8:5: an entry of 'ignores' needs 'path'",
          "8:5: an entry of 'ignores' needs 'reason'",
          "8:5: an entry of 'ignores' needs 'rules'",
          "8:5: unknown key 'paths'; did you mean 'path'?",
        ])
  }
}
