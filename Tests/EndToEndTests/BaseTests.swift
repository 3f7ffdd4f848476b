import TestSupport
import Testing

/// `check --base`: what is not there already where the history forked.
@Suite struct BaseTests {
  private let bad = "numpy>=2\n"

  /// `main` has an old fault and, since the fork, another one; `side` adds a third.
  private func forked() throws -> ScratchRepository {
    let repository = try ScratchRepository()
    try repository.write("old/requirements.txt", bad)
    try repository.commit("fix: begin")
    try repository.git("checkout", "--quiet", "-b", "side")
    try repository.write("new/requirements.txt", bad)
    try repository.commit("fix: side")
    try repository.git("checkout", "--quiet", "main")
    try repository.write("main/requirements.txt", bad)
    try repository.commit("fix: main")
    try repository.git("checkout", "--quiet", "side")
    return repository
  }

  @Test(arguments: ["--commit HEAD", "--staged", "--worktree", ""])
  func onlyWhatIsNew(_ option: String) throws {
    let repository = try forked()
    let outcome = try repository.sh("mlgate check --base main \(option)")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.hasPrefix("new/requirements.txt:1:6: error REQ001 "), "\(outcome)")
    #expect(outcome.output.contains("checked, 1 error\n"), "\(outcome)")
    let fork = try repository.git("merge-base", "main", "side")
    let json = try repository.sh("mlgate check --base main \(option) --format json")
    #expect(json.output.contains("\"base\": \"\(fork)\""), "\(json)")
  }

  @Test func stagedAndUnstaged() throws {
    let repository = try ScratchRepository.clean()
    try repository.write("a/requirements.txt", bad)
    try repository.git("add", ".")
    try repository.write("b/requirements.txt", bad)
    let staged = try repository.sh("mlgate check --base HEAD --staged")
    #expect(staged.output.hasPrefix("a/requirements.txt:1:6: "), "\(staged)")
    #expect(staged.output.hasSuffix("failed: 1 file checked, 1 error\n"))
    let disk = try repository.sh("mlgate check --base HEAD --worktree")
    #expect(disk.output.hasSuffix("failed: 3 files checked, 2 errors\n"), "\(disk)")
  }

  /// Moved down by a new line, a fault is still the old one.
  @Test func movedLine() throws {
    let repository = try ScratchRepository()
    try repository.write("requirements.txt", bad)
    try repository.commit("fix: begin")
    try repository.write("requirements.txt", "scipy==1.14.1\n\(bad)")
    try repository.commit("fix: add")
    try repository.expect(
      "mlgate check --base HEAD~1 --commit HEAD", Outcome(0, output: "passed: 1 file checked\n"))
  }

  @Test(arguments: ["results", "smoke"])
  func commandsThatJudgeNoChange(_ command: String) throws {
    let repository = try ScratchRepository.clean()
    try repository.expect(
      "mlgate \(command) --base HEAD",
      Outcome(2, errors: "mlgate: --base belongs to 'mlgate check' and 'mlgate run'\n"))
  }

  @Test func wrongUsage() throws {
    let repository = try ScratchRepository.clean()
    for options in [
      "--range HEAD..HEAD --staged", "--range HEAD..HEAD --base HEAD", "--each-commit",
      "--base HEAD requirements.txt", "--staged --all --base HEAD",
    ] {
      #expect(try repository.sh("mlgate check \(options)").exitCode == 2, "\(options)")
    }
  }
}
