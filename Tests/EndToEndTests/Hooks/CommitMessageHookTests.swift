import Foundation
import TestSupport
import Testing

/// `mlgate hook commit-msg`, called by git.
@Suite struct CommitMessageHookTests {
  let repository: ScratchRepository

  init() throws {
    repository = try ScratchRepository.clean()
    try repository.install("commit-msg")
    try repository.writeExperiment(1, "baseline")
    try repository.git("add", "--all")
  }

  private func commit(_ message: String, _ options: String = "") throws -> Outcome {
    try repository.write("../message", message)
    return try repository.sh("git commit --quiet \(options) --file ../message")
  }

  @Test func conventional() throws {
    let outcome = try commit("experiment: baseline (exp-001)\n\nResults:\n- Change: none\n")
    outcome.expectPassed()
    #expect(outcome.errors == "passed: 1 file checked\n")
    try repository.expectUntouched()
  }

  /// A warning is told and makes the commit; an error refuses it.
  @Test func unconventional() throws {
    let outcome = try commit("Add an experiment\n")
    outcome.expectPassed()
    #expect(
      outcome.errors == """
        .git/COMMIT_EDITMSG:1:1: warning MSG001 unknown-commit-type
         1 | Add an experiment
           | ^^^^^^^^^^^^^^^^^
           = 'Add an experiment' is not 'type: summary'; types are init, config, data, experiment, model, deps, ci, docs, fix, results
           = help: begin the subject with what the commit is, as in 'experiment: Adam optimizer (exp-003)'

        passed: 1 file checked, 1 warning

        """)
  }

  @Test func mismatch() throws {
    let outcome = try commit("experiment: other (exp-002)\n\nResults:\n")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.errors.hasPrefix(
        ".git/COMMIT_EDITMSG:1:20: error MSG003 message-mismatch\n 1 | experiment: other (exp-002)\n"
      ),
      "\(outcome)")
    #expect(try repository.git("log", "--format=%s") == "Change")
    try repository.expectUntouched()
    #expect(try commit("experiment: other (exp-002)\n\nResults:\n", "--no-verify").exitCode == 0)
  }

  @Test func skippedRules() throws {
    let outcome = try repository.sh(
      "SKIP=MSG003,missing-results git commit --quiet --message 'experiment: other (exp-002)'")
    outcome.expectPassed()
    #expect(
      outcome.errors == "skipped MSG002, MSG003: SKIP\n\npassed: 1 file checked, 2 skipped\n")
  }

  /// Only the message's form changes, so what it speaks of is in the commit before.
  @Test func amend() throws {
    #expect(try commit("experiment: baseline (exp-001)\n\nResults:\n").exitCode == 0)
    try commit("experiment: the baseline (exp-001)\n\nResults:\n", "--amend").expectPassed()
  }

  /// The diff below the scissors holds what looks like a body.
  @Test func verbose() throws {
    try repository.write("notes.txt", "\nResults:\n")
    try repository.git("add", "--all")
    try repository.write(
      "../editor",
      "#!/bin/sh\nprintf 'experiment: baseline (exp-001)\\n' | cat - \"$1\" >\"$1.new\"\nmv \"$1.new\" \"$1\"\n"
    )
    let outcome = try repository.sh(
      "chmod +x ../editor; GIT_EDITOR=../editor git commit --quiet --verbose")
    outcome.expectPassed()
    #expect(outcome.errors.contains("warning MSG002 missing-results"), "\(outcome)")
    #expect(try repository.git("log", "-1", "--format=%B") == "experiment: baseline (exp-001)\n")
  }

  @Test(arguments: [";", "auto"])
  func otherCommentCharacter(_ character: String) throws {
    try repository.git("config", "core.commentChar", character)
    try repository.write(
      "../editor",
      "#!/bin/sh\nprintf 'docs: a\\n\\n# kept\\n' | cat - \"$1\" >\"$1.new\"\nmv \"$1.new\" \"$1\"\n"
    )
    let outcome = try repository.sh(
      "chmod +x ../editor; GIT_EDITOR=../editor git commit --quiet --message '# first' --edit")
    outcome.expectPassed()
    #expect(outcome.errors == "passed: 1 file checked\n", "\(outcome)")
    #expect(try repository.git("log", "-1", "--format=%s") == "docs: a")
  }

  /// What `git -c` says for one command reaches the hook.
  @Test func commentCharacterOfOneCommand() throws {
    try repository.write(
      "../editor", "#!/bin/sh\nprintf '; gone\\ndocs: a\\n' >\"$1\"\n")
    let outcome = try repository.sh(
      "chmod +x ../editor; GIT_EDITOR=../editor git -c core.commentChar=';' commit --quiet")
    outcome.expectPassed()
    #expect(outcome.errors == "passed: 1 file checked\n", "\(outcome)")
    #expect(try repository.git("log", "-1", "--format=%s") == "docs: a")
  }

  /// `-m '# x'` is committed as it is.
  @Test func commentAsSubject() throws {
    let outcome = try repository.sh("git commit --quiet --message '# data: x'")
    outcome.expectPassed()
    #expect(outcome.errors.contains(":1:1: warning MSG001"), "\(outcome)")
    #expect(try repository.git("log", "-1", "--format=%s") == "# data: x")
  }

  @Test func carriageReturns() throws {
    let outcome = try commit("experiment: baseline (exp-001)\r\n\r\nResults:\r\n- a\r\n")
    #expect(outcome.errors == "passed: 1 file checked\n", "\(outcome)")
  }

  @Test func wrongUsage() throws {
    try repository.expect(
      "mlgate hook commit-msg",
      Outcome(2, errors: "mlgate: hook commit-msg takes the file that holds the message\n"))
    try repository.expect(
      "mlgate hook commit-msg nowhere",
      Outcome(3, errors: "mlgate: cannot read nowhere: No such file or directory\n"))
  }
}
