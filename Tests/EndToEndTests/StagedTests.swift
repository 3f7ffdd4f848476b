import TestSupport
import Testing

/// `--staged` judges what the next commit would hold, whatever lies on the disk.
@Suite struct StagedTests {
  private let unpinned = """
    requirements.txt:1:1: error REQ001 unpinned-requirement
     1 | numpy
       | ^^^^^
       = 'numpy' has no version: pin it with '=='
       = help: pin it with '==' to the version that the results were made with (`pip freeze` shows it)

    failed: 1 file checked, 1 error

    """

  @Test func badIndexGoodDisk() throws {
    let repository = try ScratchRepository.clean()
    try repository.write("requirements.txt", "numpy\n")
    try repository.git("add", "requirements.txt")
    try repository.write("requirements.txt", "numpy==2.1.0\n")
    try repository.expect("mlgate check --staged", Outcome(1, output: unpinned))
    #expect(try repository.sh("mlgate check").exitCode == 0)
  }

  @Test func goodIndexBadDisk() throws {
    let repository = try ScratchRepository.clean()
    try repository.write("requirements.txt", "numpy==2.2.0\n")
    try repository.git("add", "requirements.txt")
    try repository.write("requirements.txt", "numpy\n")
    try repository.write("app/requirements.txt", "scipy\n")
    try repository.expect("mlgate check --staged", Outcome(0, output: "passed: 1 file checked\n"))
    #expect(try repository.sh("mlgate check").exitCode == 1)
  }

  /// A file with `git add --intent-to-add` is not part of the next commit.
  @Test func intentToAdd() throws {
    let repository = try ScratchRepository.clean()
    try repository.write("app/requirements.txt", "scipy\n")
    try repository.git("add", "--intent-to-add", "app/requirements.txt")
    try repository.expect(
      "mlgate check --staged --all", Outcome(0, output: "passed: 1 file checked\n"))
  }

  /// Old faults stay out of the way of a new commit, and `--all` shows them.
  @Test func oldFaults() throws {
    let repository = try ScratchRepository()
    try repository.write("requirements.txt", "numpy\n")
    try repository.commit()
    try repository.write("notes.txt", "new\n")
    try repository.git("add", "notes.txt")
    try repository.expect("mlgate check --staged", Outcome(0, output: "passed: 1 file checked\n"))
    let all = try repository.sh("mlgate check --staged --all --quiet")
    #expect(all.exitCode == 1)
    #expect(all.output.hasPrefix("requirements.txt:1:1: error REQ001 unpinned-requirement\n"))
  }

  @Test func nothingStaged() throws {
    let repository = try ScratchRepository()
    try repository.write("requirements.txt", "numpy\n")
    try repository.commit()
    try repository.expect("mlgate check --staged", Outcome(0, output: "passed: 0 files checked\n"))
  }

  /// The file that is deleted is not the one that is now wrong: the finding lies in an unchanged file.
  @Test func deletedInclude() throws {
    let repository = try ScratchRepository()
    try repository.write("requirements.txt", "-r base.txt\n")
    try repository.write("base.txt", "numpy==2.1.0\n")
    try repository.commit()
    try repository.git("rm", "--quiet", "base.txt")
    try repository.expect(
      "mlgate check --staged",
      Outcome(
        1,
        output: """
          requirements.txt:1:4: error REQ006 missing-include
           1 | -r base.txt
             |    ^^^^^^^^
             = 'base.txt' is not in the repository: commit it or correct the path
             = help: commit the file, or write its path relative to the including file

          failed: 0 files checked, 1 error

          """))
  }

  /// The child is unchanged, and what was wrong with it before stays out of the way.
  @Test func deletedParent() throws {
    let repository = try ScratchRepository()
    try repository.writeExperiment(1, "baseline")
    try repository.writeExperiment(2, "deeper", parent: "exp-001", epochs: "0")
    try repository.commit()
    try repository.git("rm", "--quiet", "experiments/exp-001-baseline.yaml")
    try repository.expect(
      "mlgate check --staged",
      Outcome(
        1,
        output: """
          experiments/exp-002-deeper.yaml:3:22: error EXP004 unknown-parent
           3 |   parent_experiment: exp-001
             |                      ^^^^^^^
             = there is no experiment 'exp-001'
             = help: name an experiment of this repository, or commit the parent's file too

          failed: 0 files checked, 1 error

          """))
    let all = try repository.sh("mlgate check --staged --all")
    #expect(all.output.hasSuffix("\nfailed: 1 file checked, 2 errors\n"), "\(all)")
  }

  @Test func pathLimits() throws {
    let repository = try ScratchRepository.clean()
    try repository.write("a/requirements.txt", "numpy\n")
    try repository.write("b/requirements.txt", "scipy\n")
    try repository.git("add", ".")
    let outcome = try repository.sh("cd b && mlgate check --staged . ../requirements.txt")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.hasPrefix("b/requirements.txt:1:1: error REQ001"))
    #expect(outcome.output.hasSuffix("\nfailed: 1 file checked, 1 error\n"))
  }
}
