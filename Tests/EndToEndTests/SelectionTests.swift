import TestSupport
import Testing

/// Which findings count, and what makes a run fail.
@Suite struct SelectionTests {
  /// One error (REQ001) and one warning (EXP011).
  private func repository() throws -> ScratchRepository {
    let repository = try ScratchRepository()
    try repository.write("requirements.txt", "numpy\n")
    try repository.write(
      "experiments/exp-001-baseline.yaml",
      """
      experiment: {id: exp-001}
      model: {architecture: mlp}
      data: {version: v1}
      training: {epochs: 10}

      """)
    return repository
  }

  @Test(arguments: [
    ("", 1, "failed: 2 files checked, 1 error, 1 warning"),
    ("--select REQ", 1, "failed: 2 files checked, 1 error"),
    ("--select missing-seed", 0, "passed: 2 files checked, 1 warning"),
    ("--select EXP011 --fail-on warning", 1, "failed: 2 files checked, 1 warning"),
    ("--select SYN", 0, "passed: 2 files checked"),
    ("--ignore REQ001", 0, "passed: 2 files checked, 1 warning, 1 skipped"),
    ("--ignore REQ001 --strict", 1, "failed: 2 files checked, 1 warning, 1 skipped"),
    ("--ignore REQ001,EXP011 --fail-on warning", 0, "passed: 2 files checked, 2 skipped"),
    (
      "--select ALL --ignore REQ001 --fail-on error", 0,
      "passed: 2 files checked, 1 warning, 1 skipped"
    ),
    (
      "--select REQ001,missing-seed --fail-on warning", 1,
      "failed: 2 files checked, 1 error, 1 warning"
    ),
  ])
  func flags(_ flags: String, exitCode: Int32, closing: String) throws {
    let outcome = try repository().sh("mlgate check \(flags)")
    #expect(outcome.exitCode == exitCode)
    #expect(outcome.errors == "")
    #expect(outcome.output.split(separator: "\n").last.map(String.init) == closing)
  }

  @Test(arguments: [
    ("rules: {select: [EXP]}\n", 0, "passed: 3 files checked, 1 warning, 52 skipped"),
    ("rules: {severity: {REQ001: warning}}\n", 0, "passed: 3 files checked, 2 warnings"),
    ("rules: {severity: {EXP: error}}\n", 1, "failed: 3 files checked, 2 errors"),
    ("fail_on: warning\nrules: {ignore: [REQ]}\n", 1, nil),
    (
      "ignores:\n  - {path: requirements.txt, rules: [REQ001], reason: a demonstration}\n", 0,
      "passed: 3 files checked, 1 warning, 1 skipped"
    ),
  ])
  func configuration(_ text: String, exitCode: Int32, closing: String?) throws {
    let repository = try repository()
    try repository.write(".mlgate.yaml", text)
    let outcome = try repository.sh("mlgate check")
    #expect(outcome.exitCode == exitCode, "\(outcome)")
    #expect(outcome.errors == "")
    if let closing {
      #expect(outcome.output.split(separator: "\n").last.map(String.init) == closing)
    }
  }

  @Test func inlineSuppression() throws {
    let repository = try ScratchRepository()
    try repository.write(
      "requirements.txt", "numpy  # mlgate: ignore[REQ001] the newest on purpose\n")
    try repository.expect(
      "mlgate check",
      Outcome(
        0,
        output: """
          requirements.txt: skipped REQ001: suppressed on line 1: the newest on purpose

          passed: 1 file checked, 1 skipped

          """))
    #expect(try repository.sh("mlgate check --strict").exitCode == 1)
  }

  @Test func quiet() throws {
    let clean = try ScratchRepository.clean()
    try clean.expect("mlgate check --quiet", Outcome(0))
    try clean.expect("mlgate run --quiet", Outcome(0))
    let outcome = try repository().sh("mlgate check --quiet --select REQ")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.hasSuffix("\nfailed: 2 files checked, 1 error\n"))
  }
}
