import Foundation
import TestSupport
import Testing

/// The real `hooks/pre-push`, run by git.
@Suite struct PushHookTests {
  let origin: ScratchRepository
  /// `main` with one good commit that `origin` knows, and the hook.
  let repository: ScratchRepository
  let good: String

  init() throws {
    origin = try ScratchRepository(bare: true)
    repository = try ScratchRepository.clean()
    good = try repository.git("rev-parse", "HEAD")
    try repository.git("remote", "add", "origin", origin.folder.path)
    try repository.git("push", "--quiet", "origin", "main")
    try repository.installHooks()
  }

  /// A branch with a bad commit, which is not checked out afterwards; the commit's id.
  private func badBranch(_ name: String) throws -> String {
    try repository.git("checkout", "--quiet", "-b", name)
    try repository.write("requirements.txt", "numpy\n")
    let bad = try repository.commit("Unpin")
    try repository.git("checkout", "--quiet", "main")
    return bad
  }

  /// The refs of the remote repository, each with what it names.
  private func pushed() throws -> [String] {
    try origin.git("for-each-ref", "--format=%(refname)").split(separator: "\n").map(String.init)
  }

  private func expectRefused(
    _ line: String, _ refs: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let outcome = try repository.sh("git push --quiet origin \(line)")
    #expect(outcome.exitCode == 1, sourceLocation: sourceLocation)
    for ref in refs {
      #expect(
        outcome.output.contains("\(ref) (commit "), "\(outcome)", sourceLocation: sourceLocation)
    }
    #expect(
      outcome.output.components(separatedBy: ": error REQ001 ").count == refs.count + 1,
      "\(outcome)", sourceLocation: sourceLocation)
    #expect(try pushed() == ["refs/heads/main"], sourceLocation: sourceLocation)
  }

  @Test func goodBranch() throws {
    try repository.git("branch", "next")
    #expect(try repository.sh("git push --quiet origin next").exitCode == 0)
    #expect(try pushed() == ["refs/heads/main", "refs/heads/next"])
  }

  /// What is checked out, staged or on disk does not count.
  @Test func branchThatIsNotCheckedOut() throws {
    _ = try badBranch("bad")
    try expectRefused("bad", ["refs/heads/bad"])
    try repository.git("checkout", "--quiet", "bad")
    #expect(try repository.sh("git push --quiet origin main:copy").exitCode == 0)
  }

  @Test func secondOfThree() throws {
    _ = try badBranch("bad")
    try repository.git("branch", "next")
    try repository.git("branch", "zone")
    try expectRefused("next bad zone", ["refs/heads/bad"])
  }

  @Test func deletedBranch() throws {
    try repository.sh("git push --quiet --no-verify origin main:old").expectPassed()
    _ = try badBranch("bad")
    try repository.sh("git push --quiet origin :old").expectPassed()
    #expect(try pushed() == ["refs/heads/main"])
    // A deletion beside a bad branch does not hide it.
    try repository.sh("git push --quiet --no-verify origin main:old").expectPassed()
    #expect(try repository.sh("git push --quiet origin :old bad").exitCode == 1)
    #expect(try pushed() == ["refs/heads/main", "refs/heads/old"])
  }

  /// A tag is judged although the remote knows its commit already.
  @Test(arguments: ["tag", "tag --annotate --message Release"])
  func tagOnAKnownCommit(_ tag: String) throws {
    let bad = try badBranch("bad")
    try repository.sh("git push --quiet --no-verify origin \(bad):refs/heads/main").expectPassed()
    try repository.sh("git \(tag) nightly-2 \(bad); git \(tag) nightly-1 \(good)")
      .expectPassed()
    try expectRefused("nightly-2", ["refs/tags/nightly-2"])
    try repository.sh("git push --quiet origin nightly-1").expectPassed()
  }

  @Test func tagOnAFile() throws {
    try repository.git("tag", "file", "HEAD:requirements.txt")
    let outcome = try repository.sh("git push --quiet origin file")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.output.contains(
        "refs/tags/file: it names no commit, so there is nothing to judge in it"),
      "\(outcome)")
  }

  @Test func detachedHead() throws {
    let bad = try badBranch("bad")
    try repository.git("checkout", "--quiet", bad)
    try expectRefused("HEAD:refs/heads/new", ["refs/heads/new"])
    try expectRefused("'HEAD@{0}:refs/heads/new'", ["refs/heads/new"])
  }

  @Test func missingProgram() throws {
    let outcome = try repository.sh("MLGATE=/nowhere/mlgate git push --quiet origin main:copy")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.errors.hasPrefix(
        "pre-push: mlgate is not on the PATH; install it or set MLGATE to its path\n"))
  }
}
