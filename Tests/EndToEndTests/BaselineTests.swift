import Foundation
import TestSupport
import Testing

/// `mlgate baseline`, and the runs that leave out what it knows.
@Suite struct BaselineTests {
  /// Two equal faults in one file, and one in another.
  private func old() throws -> ScratchRepository {
    let repository = try ScratchRepository()
    try repository.write("requirements.txt", "numpy\nscipy\n")
    try repository.write("b/requirements.txt", "numpy\n")
    try repository.commit("fix: begin")
    return repository
  }

  private let file = """
    {
      "schema": 1,
      "findings": [
        {"rule": "REQ001", "path": "b/requirements.txt", "message": "'numpy' has no version: pin it with '=='", "fingerprint": "<1>"},
        {"rule": "REQ001", "path": "requirements.txt", "message": "'numpy' has no version: pin it with '=='", "fingerprint": "<2>"},
        {"rule": "REQ001", "path": "requirements.txt", "message": "'scipy' has no version: pin it with '=='", "fingerprint": "<3>"}
      ]
    }

    """

  @Test func recordedAndCheckedAgain() throws {
    let repository = try old()
    try repository.expect(
      "mlgate baseline",
      Outcome(0, output: ".mlgate-baseline.json: 3 findings (3 added, 0 removed)\n"))
    let text = try repository.sh("cat .mlgate-baseline.json").output
    var number = 0
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      line -> String in
      guard let start = line.range(of: "\"fingerprint\": \"") else { return String(line) }
      number += 1
      let digits = line[start.upperBound...].prefix { $0.isHexDigit }
      #expect(digits.count == 32)
      return String(line).replacing(String(digits), with: "<\(number)>")
    }
    #expect(lines.joined(separator: "\n") == file)
    let passed = Outcome(
      0,
      output: """
        .mlgate-baseline.json: skipped baseline: 3 known findings in the baseline

        passed: 3 files checked, 1 skipped

        """)
    try repository.expect("mlgate check", passed)
    try repository.expect("git add . && mlgate check --staged --all", passed)
    try repository.commit("fix: baseline")
    try repository.expect("mlgate check --commit HEAD", passed)
    #expect(try repository.sh("mlgate run --skip-smoke-train").exitCode == 0)
    // Nothing changed, so not a byte of the file does.
    try repository.expect(
      "mlgate baseline && git status --short",
      Outcome(0, output: ".mlgate-baseline.json: 3 findings (0 added, 0 removed)\n"))
  }

  @Test func aNewFaultOfTheSameRuleInTheSameFileFails() throws {
    let repository = try old()
    #expect(try repository.sh("mlgate baseline --quiet").exitCode == 0)
    // An equal line is another fault, and moved ones are the old ones.
    try repository.write("requirements.txt", "# pins\nscipy\nnumpy\nnumpy\npandas\n")
    let outcome = try repository.sh("mlgate check --select REQ001 --format json")
    #expect(outcome.exitCode == 1)
    let places = try findings(outcome).map { "\($0["path"] ?? ""):\($0["line"] ?? "")" }
    #expect(places == ["requirements.txt:4", "requirements.txt:5"])
  }

  @Test func whatIsFixedIsToldUntilItIsPruned() throws {
    let repository = try old()
    #expect(try repository.sh("mlgate baseline --quiet").exitCode == 0)
    try repository.write("requirements.txt", "numpy==2.1.0\nscipy\n")
    try repository.commit("fix: pin")
    try repository.expect(
      "mlgate check --commit HEAD --fail-on warning --select REQ,SYN012",
      Outcome(
        1,
        output: """
          .mlgate-baseline.json:5:5: warning SYN012 unused-suppression
           5 |     {"rule": "REQ001", "path": "requirements.txt", "message": "'numpy' has no version: pin it with '…
             |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
             = 'REQ001' is fixed in 'requirements.txt', so the baseline needs it no more
             = help: 'mlgate baseline --prune' takes out what is fixed

          .mlgate-baseline.json: skipped baseline: 2 known findings in the baseline

          failed: 3 files checked, 1 warning, 1 skipped

          """))
    try repository.write("c/requirements.txt", "numpy\n")
    try repository.commit("fix: add")
    try repository.expect(
      "mlgate baseline --prune",
      Outcome(0, output: ".mlgate-baseline.json: 2 findings (0 added, 1 removed)\n"))
    #expect(try repository.sh("mlgate check").exitCode == 1)
    try repository.expect(
      "mlgate baseline",
      Outcome(0, output: ".mlgate-baseline.json: 3 findings (1 added, 0 removed)\n"))
  }

  /// Where a rule did not run, nobody knows whether its findings are fixed.
  @Test func entriesOfOtherRulesStay() throws {
    let repository = try old()
    #expect(try repository.sh("mlgate baseline --quiet").exitCode == 0)
    try repository.expect(
      "mlgate baseline --select EXP",
      Outcome(0, output: ".mlgate-baseline.json: 3 findings (0 added, 0 removed)\n"))
    try repository.expect(
      "mlgate check --commit HEAD --select EXP", Outcome(0, output: "passed: 2 files checked\n"))
  }

  /// What only a commit tells is recorded too.
  @Test func theBrokenExamplePasses() throws {
    let repository = try ScratchRepository()
    try repository.sh("mlgate example --broken broken").expectPassed()
    let recorded = try repository.sh("mlgate baseline -C broken")
    #expect(recorded.exitCode == 0)
    let words = recorded.output.split(separator: " ").map(String.init)
    let count = try #require(Int(words[1]))
    #expect(count > 50)
    let outcome = try repository.sh(
      "mlgate check -C broken --commit HEAD --baseline .mlgate-baseline.json --fail-on warning")
    #expect(outcome.exitCode == 0, "\(outcome)")
    #expect(
      outcome.output.contains(
        ".mlgate-baseline.json: skipped baseline: \(count) known findings in the baseline\n"))
    #expect(!outcome.output.contains(" error "))
  }

  /// A stranger's commit cannot excuse the fault that it brings.
  @Test(arguments: ["--base main", "--range main..HEAD"])
  func theBaselineOfTheBaseCounts(_ option: String) throws {
    let repository = try old()
    try repository.sh("mlgate baseline --quiet").expectPassed()
    try repository.commit("fix: baseline")
    try repository.git("checkout", "--quiet", "-b", "side")
    try repository.write("c/requirements.txt", "numpy\n")
    try repository.commit("fix: add")
    try repository.sh("mlgate baseline --quiet").expectPassed()
    try repository.commit("fix: excuse")
    #expect(try repository.sh("mlgate check --commit HEAD").exitCode == 0)
    let words = option.hasPrefix("--base") ? "--commit HEAD \(option)" : option
    let outcome = try repository.sh("mlgate check \(words)")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.hasPrefix("c/requirements.txt:1:1: error REQ001 "), "\(outcome)")
  }

  @Test func anotherFile() throws {
    let repository = try old()
    try repository.expect(
      "mlgate baseline --output old.json --commit main",
      Outcome(0, output: "old.json: 3 findings (3 added, 0 removed)\n"))
    #expect(try repository.sh("mlgate check --commit HEAD").exitCode == 1)
    try repository.expect(
      "mlgate check --commit HEAD --baseline old.json",
      Outcome(
        0,
        output: """
          old.json: skipped baseline: 3 known findings in the baseline

          passed: 2 files checked, 1 skipped

          """))
    #expect(
      try repository.sh("mlgate check --commit HEAD --baseline old.json --strict").exitCode == 1)
    try repository.expect(
      "mlgate check --baseline none.json",
      Outcome(
        2, errors: "mlgate: --baseline: cannot read none.json: No such file or directory\n"))
  }

  @Test func theHookLeavesOutWhatIsKnown() throws {
    let repository = try old()
    try repository.sh("mlgate baseline --quiet").expectPassed()
    try repository.write("requirements.txt", "numpy\nscipy\n# end\n")
    try repository.git("add", ".")
    try repository.expect(
      "mlgate hook pre-commit",
      Outcome(
        0,
        output: """
          .mlgate-baseline.json: skipped baseline: 2 known findings in the baseline

          passed: 2 files checked, 1 skipped

          """))
    try repository.write("requirements.txt", "numpy\nscipy\npandas\n")
    try repository.git("add", ".")
    #expect(try repository.sh("mlgate hook pre-commit").exitCode == 1)
  }

  /// A pushed entry excuses nothing: what the other side knows counts.
  @Test func thePushedBaselineDoesNotCount() throws {
    let origin = try ScratchRepository(bare: true)
    let repository = try old()
    try repository.sh("mlgate baseline --quiet").expectPassed()
    try repository.commit("fix: baseline")
    try repository.git("remote", "add", "origin", origin.folder.path)
    try repository.git("push", "--quiet", "origin", "main")
    try repository.sh("mlgate install --hook pre-push").expectPassed()
    try repository.git("checkout", "--quiet", "-b", "side")
    try repository.write("c/requirements.txt", "numpy\n")
    try repository.commit("fix: add")
    try repository.sh("mlgate baseline --quiet").expectPassed()
    try repository.commit("fix: excuse")
    let refused = try repository.sh("git push --quiet origin side")
    #expect(refused.exitCode == 1)
    #expect(refused.output.contains("c/requirements.txt:1:1: error REQ001 "), "\(refused)")
    #expect(refused.output.contains("skipped baseline: 3 known findings in the baseline\n"))
  }

  @Test(arguments: [
    ("", ":1:1", "not JSON: the file is empty"),
    ("[]", ":1:1", "it must be an object with a list 'findings'"),
    ("{\"schema\": 2, \"findings\": []}", ":1:12", "its 'schema' must be 1"),
    (
      "{\"schema\": 1, \"findings\": [{\"fingerprint\": \"12\"}]}", ":1:44",
      "a 'fingerprint' has 32 lower-case hexadecimal digits"
    ),
    ("{\"schema\": 1, \"findings\": [3]}", ":1:28", "every finding needs the text 'fingerprint'"),
  ])
  func malformed(_ text: String, _ place: String, _ problem: String) throws {
    let repository = try ScratchRepository.clean()
    try repository.write(".mlgate-baseline.json", text)
    let message =
      "mlgate: .mlgate-baseline.json\(place): the baseline cannot be read: \(problem); "
      + "correct it, or delete it and run 'mlgate baseline'\n"
    for command in ["check", "check --staged --all", "hook pre-commit", "baseline"] {
      try repository.expect("git add . && mlgate \(command)", Outcome(2, errors: message))
    }
    try repository.commit("fix: baseline")
    try repository.expect("mlgate run", Outcome(2, errors: message))
  }

  @Test func wrongUsage() throws {
    let repository = try ScratchRepository.clean()
    try repository.expect(
      "mlgate baseline --prune",
      Outcome(
        2,
        errors:
          "mlgate: there is no .mlgate-baseline.json to prune; 'mlgate baseline' records one\n"))
    try repository.expect(
      "ln -s requirements.txt .mlgate-baseline.json && mlgate check",
      Outcome(
        2, errors: "mlgate: .mlgate-baseline.json must be a file, not a link or submodule\n"))
  }

  private func findings(_ outcome: Outcome) throws -> [[String: Any]] {
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return try #require((json as? [String: Any])?["findings"] as? [[String: Any]])
  }
}
