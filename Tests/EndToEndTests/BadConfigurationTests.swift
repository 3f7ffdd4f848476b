import TestSupport
import Testing

/// Wrong configuration: exit 2, every problem of the file at its place, nothing judged.
@Suite struct BadConfigurationTests {
  @Test func everyProblemAtOnce() throws {
    let repository = try ScratchRepository.clean()
    try repository.write(
      ".mlgate.yaml",
      """
      path: 3
      paths:
        experiments: experiments
        models: [""]
      rules:
        select: []
        ignore: [REQ0001, unknown-experimnt, nonsense, [REQ]]
        severity: {REQ: fatal, NOPE: error}
      ignores:
        - path: legacy/**
        - 3
        - {path: "", rules: REQ, reason: old, until: 2027}
      smoke_train: {accuracy: 1.5, enabled: maybe, test_size: big}
      fail_on: never
      strict: 1

      """)
    try repository.expect(
      "mlgate check",
      Outcome(
        2,
        errors: """
          .mlgate.yaml:1:1: unknown key 'path'; did you mean 'paths'?
          .mlgate.yaml:3:16: 'experiments' must be a list, not the string 'experiments'
          .mlgate.yaml:4:12: 'models' must be a pattern such as 'legacy/**', not the string ''
          .mlgate.yaml:6:11: 'select' names no rule; ALL is every one
          .mlgate.yaml:7:12: unknown rule 'REQ0001'; did you mean 'REQ001'?
          .mlgate.yaml:7:21: unknown rule 'unknown-experimnt'; did you mean 'unknown-experiment'?
          .mlgate.yaml:7:40: unknown rule 'nonsense'; 'mlgate rules' lists them
          .mlgate.yaml:7:50: 'ignore' must be a list of rule ids, names or families, not a list
          .mlgate.yaml:8:19: 'REQ' must be one of warning, error, off, not the string 'fatal'
          .mlgate.yaml:8:26: unknown rule 'NOPE'; 'mlgate rules' lists them
          .mlgate.yaml:10:5: an entry of 'ignores' needs 'reason'
          .mlgate.yaml:10:5: an entry of 'ignores' needs 'rules'
          .mlgate.yaml:11:5: an entry of 'ignores' must be a mapping, not the number 3
          .mlgate.yaml:12:12: 'path' must be a pattern such as 'legacy/**', not the string ''
          .mlgate.yaml:12:23: 'rules' must be a list, not the string 'REQ'
          .mlgate.yaml:12:41: unknown key 'until'; known are path, rules, reason
          .mlgate.yaml:13:25: 'accuracy' must be a number from 0 to 1, not the number 1.5
          .mlgate.yaml:13:39: 'enabled' must be true or false, not the string 'maybe'
          .mlgate.yaml:13:57: 'test_size' must be a number from 0.05 to 0.95, not the string 'big'
          .mlgate.yaml:14:10: 'fail_on' must be warning or error, not the string 'never'
          .mlgate.yaml:15:9: 'strict' must be true or false, not the number 1

          """))
  }

  @Test(arguments: [
    ("rules: [\n", "2:1: not YAML: did not find expected node content"),
    ("- strict\n", "1:1: the configuration must be a mapping, not a list"),
    ("strict", "1:1: the configuration must be a mapping, not the string 'strict'"),
    ("strict: true\nstrict: true\n", "2:1: the key 'strict' is given twice"),
    ("strict: true\n---\nstrict: true\n", "2:1: a second YAML document; the file holds one"),
    ("strict: &a [*a]\n", "1:13: not YAML: alias 'a' stands inside what it names"),
    ("<<<<<<< HEAD\nstrict: true\n=======\n>>>>>>> side\n", "1:1: a merge conflict is left here"),
    ("fail_on: .nan\n", "1:10: 'fail_on' must be warning or error, not the number .nan"),
    (
      "smoke_train: {accuracy: 1e400}\n",
      "1:25: 'accuracy' must be a number from 0 to 1, not the number 1e400"
    ),
    (
      "rules: {select: [\"\\e[31mREQ\"]}\n",
      "1:18: unknown rule '\\u{1B}[31mREQ'; 'mlgate rules' lists them"
    ),
  ])
  func oneProblem(_ text: String, message: String) throws {
    let repository = try ScratchRepository.clean()
    try repository.write(".mlgate.yaml", text)
    let expected = Outcome(2, errors: ".mlgate.yaml:\(message)\n")
    try repository.expect("mlgate check", expected)
    try repository.git("add", ".mlgate.yaml")
    try repository.expect("mlgate check --staged", expected)
    try repository.expect(
      "mv .mlgate.yaml ~/other.yaml; mlgate check --config ~/other.yaml",
      Outcome(2, errors: "<scratch>/home/other.yaml:\(message)\n"))
  }

  @Test(arguments: ["", "# nothing\n", "rules:\n", "{}\n", "--- {}\n"])
  func nothingSaid(_ text: String) throws {
    let repository = try ScratchRepository.clean()
    try repository.write(".mlgate.yaml", text)
    try repository.expect("mlgate check", Outcome(0, output: "passed: 2 files checked\n"))
  }

  @Test func notUTF8() throws {
    let repository = try ScratchRepository.clean()
    try repository.write(".mlgate.yaml", bytes: [0x61, 0x3A, 0x20, 0xFF])
    try repository.expect(
      "mlgate check", Outcome(2, errors: ".mlgate.yaml:1:4: byte 0xFF is not UTF-8\n"))
  }

  @Test func symbolicLink() throws {
    let repository = try ScratchRepository.clean()
    try repository.expect(
      "ln -s requirements.txt .mlgate.yaml; mlgate check",
      Outcome(2, errors: "mlgate: .mlgate.yaml must be a file, not a link or submodule\n"))
  }

  /// The snapshot's own file counts, not the one on disk; `--config` wins over both.
  @Test func whichOneCounts() throws {
    let repository = try ScratchRepository.clean()
    try repository.write(".mlgate.yaml", "fail_on: error\n")
    try repository.commit()
    try repository.write(".mlgate.yaml", "nonsense: true\n")
    #expect(try repository.sh("mlgate check --commit HEAD").exitCode == 0)
    #expect(try repository.sh("mlgate check --staged").exitCode == 0)
    #expect(try repository.sh("mlgate check").exitCode == 2)
    #expect(try repository.sh("mlgate check --config /dev/null").exitCode == 0)
    #expect(try repository.sh("mlgate check --commit HEAD --config .mlgate.yaml").exitCode == 2)
  }
}
