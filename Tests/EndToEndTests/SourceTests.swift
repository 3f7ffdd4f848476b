import TestSupport
import Testing

/// Which snapshot each option judges, and which part of it.
@Suite struct SourceTests {
  /// `main`: bad at the first commit, good at the second, bad again on disk.
  private func history() throws -> ScratchRepository {
    let repository = try ScratchRepository()
    try repository.write("a/requirements.txt", "numpy\n")
    try repository.commit()
    try repository.write("a/requirements.txt", "numpy==2.1.0\n")
    try repository.commit()
    try repository.git("tag", "--annotate", "--message", "v1", "model-v1.0.0")
    try repository.write("a/requirements.txt", "numpy>=2\n")
    return repository
  }

  @Test(arguments: [
    ("", 1), ("--worktree", 1), ("--staged", 0), ("--commit HEAD", 0), ("--commit HEAD~1", 1),
    ("--commit main^", 1), ("--commit model-v1.0.0", 0), ("--commit model-v1.0.0~1", 1),
    ("--commit $(git rev-parse --short HEAD)", 0), ("--commit @", 0),
  ])
  func source(_ option: String, exitCode: Int32) throws {
    let repository = try history()
    let outcome = try repository.sh("mlgate check \(option)")
    #expect(outcome.exitCode == exitCode, "\(outcome)")
  }

  /// From a folder below the top everything is judged, and paths are those of the repository.
  @Test(arguments: [
    "cd a && mlgate check", "mlgate check -C a", "mlgate check a", "mlgate check .",
  ])
  func subdirectory(_ line: String) throws {
    let repository = try history()
    let outcome = try repository.sh(line)
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.hasPrefix("a/requirements.txt:1:6: error REQ001 "), "\(outcome)")
  }

  @Test func pathLimits() throws {
    let repository = try history()
    try repository.write("b/requirements.txt", "scipy\n")
    try repository.write("b/good/requirements.txt", "scipy==1.14.1\n")
    for (line, exitCode, closing) in [
      ("mlgate check a", 1, "failed: 1 file checked, 1 error"),
      ("mlgate check a b", 1, "failed: 3 files checked, 2 errors"),
      ("mlgate check b/good", 0, "passed: 1 file checked"),
      ("mlgate check b/good/", 0, "passed: 1 file checked"),
      ("cd b && mlgate check good ../a/../b/good", 0, "passed: 1 file checked"),
      ("mlgate check \"$PWD/b/good\"", 0, "passed: 1 file checked"),
      ("mlgate check -C b good", 0, "passed: 1 file checked"),
      ("mlgate check --commit HEAD a", 0, "passed: 1 file checked"),
    ] as [(String, Int32, String)] {
      let outcome = try repository.sh(line)
      #expect(outcome.exitCode == exitCode, "\(line)")
      #expect(outcome.output.hasSuffix("\(closing)\n"), "\(line): \(outcome)")
    }
  }

  @Test func ignoredAndUntracked() throws {
    let repository = try ScratchRepository.clean()
    try repository.write(".gitignore", "/venv/\n")
    try repository.write("venv/requirements.txt", "numpy\n")
    try repository.expect("mlgate check", Outcome(0, output: "passed: 2 files checked\n"))
    try repository.write("new/requirements.txt", "numpy\n")
    #expect(try repository.sh("mlgate check").exitCode == 1)
    try repository.expect(
      "mlgate check --staged --all", Outcome(0, output: "passed: 1 file checked\n"))
  }

  @Test func linkedWorkTree() throws {
    let repository = try ScratchRepository.clean()
    try repository.git("worktree", "add", "--quiet", "../linked", "-b", "side")
    try repository.write("../linked/requirements.txt", "numpy\n")
    let linked = try repository.sh("mlgate check -C ../linked")
    #expect(linked.exitCode == 1)
    #expect(linked.output.hasPrefix("requirements.txt:1:1: error REQ001 "))
    #expect(
      try repository.sh("git -C ../linked add .; mlgate check -C ../linked --staged").exitCode == 1)
    try repository.expect(
      "mlgate check; mlgate check --staged --all",
      Outcome(0, output: "passed: 1 file checked\npassed: 1 file checked\n"))
  }

  /// Judging leaves no trace: not in the index, not in the work tree, not in refs.
  @Test func nothingIsWritten() throws {
    let repository = try history()
    let everything = "find . -type f | sort | xargs sha256sum; find . -type d | sort"
    let before = try repository.sh(everything)
    for option in ["", "--staged", "--commit HEAD~1"] {
      _ = try repository.sh("mlgate check \(option); mlgate run --skip-smoke-train \(option)")
    }
    #expect(try repository.sh(everything) == before)
  }
}
