import Foundation
import TestSupport
import Testing

/// Users' own commands beside the checks: `jobs` of the configuration.
@Suite struct OwnJobsTests {
  private let compile = """
    jobs:
      - name: compile-scripts
        command: [sh, -c, 'echo "$@" >>../ran; ! grep -l broken "$@"', sh]
        files: [scripts/*.py]
      - name: always
        command: [sh, -c, 'echo always >>../ran']
        stages: [pre-push, run]

    """

  private func repository(_ configuration: String, allowed: Bool = true) throws -> ScratchRepository
  {
    let repository = try ScratchRepository.clean()
    try repository.write(".mlgate.yaml", configuration)
    try repository.write("scripts/old.py", "x = 1\n")
    try repository.commit("Begin")
    try repository.install("pre-commit")
    if allowed { try repository.git("config", "mlgate.allowCommands", "true") }
    return repository
  }

  private func ran(_ repository: ScratchRepository) throws -> String {
    try repository.sh("cat ../ran 2>/dev/null").output
  }

  /// As the seed's hook does: the changed scripts, and no others.
  @Test func theChangedFilesFollowTheArguments() throws {
    let repository = try repository(compile)
    try repository.write("scripts/b.py", "y = 2\n")
    try repository.write("scripts/a.py", "z = 3\n")
    try repository.write("notes.txt", "broken\n")
    try repository.git("add", "--all")
    try repository.sh("git commit --quiet --message 'fix: scripts'").expectPassed()
    #expect(try ran(repository) == "scripts/a.py scripts/b.py\n")
    try repository.expectUntouched()
  }

  @Test func aFailureRefuses() throws {
    let repository = try repository(compile)
    try repository.write("scripts/b.py", "broken\n")
    try repository.git("add", "--all")
    let outcome = try repository.sh("mlgate hook pre-commit")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.output.contains(
        """
          the command ended with exit code 1
          the last lines of its output:
          | scripts/b.py

        failed: 1 file checked, 1 job failed

        """), "\(outcome)")
    #expect(try repository.sh("git commit --quiet --message 'fix: scripts'").exitCode == 1)
    try repository.sh("SKIP=compile-scripts git commit --quiet --message 'fix: scripts'")
      .expectPassed()
  }

  /// A commit that leaves no matching file behind has nothing to run.
  @Test func noChangedFileMatches() throws {
    let repository = try repository(compile)
    try repository.git("rm", "--quiet", "scripts/old.py")
    let outcome = try repository.sh("mlgate hook pre-commit --strict")
    #expect(outcome.exitCode == 0, "\(outcome)")
    #expect(outcome.output.contains("no changed file matches, so nothing was run"))
    #expect(try ran(repository) == "")
  }

  /// A judged file never decides that commands run.
  @Test func notAllowed() throws {
    let repository = try repository(compile, allowed: false)
    try repository.write("scripts/b.py", "broken\n")
    try repository.git("add", "--all")
    try repository.expect(
      "mlgate hook pre-commit",
      Outcome(
        0,
        output: """
          skipped compile-scripts: commands may not run here; --allow-commands allows them

          passed: 1 file checked, 1 skipped

          """))
    #expect(try ran(repository) == "")
    #expect(try repository.sh("mlgate hook pre-commit --allow-commands").exitCode == 1)
  }

  /// The command sees the disk, which is not what the commit will hold.
  @Test func partlyStaged() throws {
    let repository = try repository(compile)
    try repository.write("scripts/b.py", "broken\n")
    try repository.git("add", "--all")
    try repository.write("scripts/b.py", "fine = 1\n")
    let outcome = try repository.sh("mlgate hook pre-commit")
    #expect(outcome.exitCode == 0)
    #expect(
      outcome.output.contains(
        "  'scripts/b.py' on disk is not what is judged, and the command saw the disk\n"),
      "\(outcome)")
    #expect(outcome.output.hasSuffix("passed: 1 file checked, 1 job inconclusive\n"), "\(outcome)")
    #expect(try repository.sh("mlgate hook pre-commit --strict").exitCode == 1)
  }

  @Test func theWholeGate() throws {
    let repository = try repository(compile)
    try repository.sh("mlgate run --skip-smoke-train").expectPassed()
    #expect(try ran(repository) == "scripts/old.py\nalways\n")
  }

  /// Neither an option nor a blank in a file's name becomes another argument.
  @Test func oddNames() throws {
    let repository = try repository(
      "jobs: [{name: list, command: [printf, '%s|'], files: ['*.py'], time_limit: 5}]\n")
    try repository.write("-rf.py", "")
    try repository.write("a b;c.py", "")
    try repository.git("add", "--all")
    try repository.sh("mlgate hook pre-commit").expectPassed()
    try repository.write(
      ".mlgate.yaml",
      "jobs: [{name: list, command: [sh, -c, 'printf \"%s|\" \"$@\"; exit 1', sh], files: ['*.py']}]\n"
    )
    try repository.git("add", "--all")
    let outcome = try repository.sh("mlgate hook pre-commit")
    #expect(outcome.output.contains("  | ./-rf.py|a b;c.py|\n"), "\(outcome)")
  }

  @Test func timeLimit() throws {
    let repository = try repository(
      "jobs: [{name: slow, command: [sleep, '600'], time_limit: 1}]\n")
    let outcome = try repository.sh("mlgate hook pre-commit")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.output.contains(
        "the command was still running after 1 s, its time limit, and was ended"),
      "\(outcome)")
  }

  /// What no longer begins is named, and left to CI.
  @Test func timeBudget() throws {
    let repository = try repository(
      """
      hooks: {time_budget: 0.000001}
      jobs: [{name: late, command: [touch, ../ran]}]

      """)
    try repository.writeRequirements("bad", good: false)
    try repository.git("add", "--all")
    let outcome = try repository.sh("mlgate hook pre-commit --format json")
    #expect(outcome.exitCode == 0)
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let skipped = try #require(report["skipped"] as? [[String: Any]])
    let reasons = skipped.compactMap { $0["reason"] as? String }
    #expect(Set(reasons) == ["the time budget is used up; CI judges it"])
    let names = skipped.compactMap { $0["rule"] as? String }
    #expect(names.contains("REQ001") && names.contains("EXP013") && names.contains("late"))
    #expect(try ran(repository) == "")
    #expect(try repository.sh("mlgate hook pre-commit --strict").exitCode == 1)
    // No check began, so no file was checked.
    let text = try repository.sh("mlgate hook pre-commit").output
    #expect(text.contains("\npassed: 0 files checked, "), "\(text)")
  }

  /// The configuration from before the push names the commands; the pushed one has no say.
  @Test func push() throws {
    let origin = try ScratchRepository(bare: true)
    let repository = try repository(
      "jobs: [{name: probe, command: [sh, -c, 'echo base \"$@\" >>../ran', sh], files: ['*.py'], stages: [pre-push]}]\n"
    )
    try repository.git("remote", "add", "origin", origin.folder.path)
    try repository.install("pre-push")
    try repository.write(
      ".mlgate.yaml",
      "jobs: [{name: sly, command: [sh, -c, 'echo sly >>../ran'], stages: [pre-push]}]\n")
    try repository.write("scripts/new.py", "")
    try repository.commit("fix: add a script")
    let new = try repository.sh("git push --quiet origin main:refs/heads/data/x")
    new.expectPassed()
    #expect(
      new.output.contains("skipped sly: only the pushed configuration names it\n"), "\(new)")
    #expect(try ran(repository) == "")
    // Once the default branch is known, it is the base of new branches too.
    try repository.sh("git push --quiet --no-verify origin HEAD~1:refs/heads/main").expectPassed()
    try repository.sh("git push --quiet origin main:refs/heads/data/y").expectPassed()
    try repository.sh("git push --quiet origin main").expectPassed()
    #expect(try ran(repository) == "base scripts/new.py\nbase scripts/new.py\n")
  }
}
