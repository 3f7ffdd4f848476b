import Foundation
import TestSupport
import Testing

/// What could not be read makes a run unverified, exit 3: never a pass, and findings outrank it.
@Suite struct UnverifiedTests {
  private let blob = "4aa499620acef31cda6d49b19374b8fdbc9ed2a1"

  private func unverified(_ path: String, _ reason: String) -> Outcome {
    Outcome(
      3,
      output: """
        \(path): unverified: \(reason)

        unverified: 1 file checked, 1 unverified

        """)
  }

  @Test(arguments: ["--staged --all", "--commit HEAD"])
  func missingBlob(_ asked: String) throws {
    let repository = try ScratchRepository.clean()
    try repository.expect(
      "rm -r .git/objects/4a; mlgate check \(asked)",
      unverified(
        "requirements.txt", "blob \(blob) is not in this clone; fetch it, or run 'git fsck'"))
  }

  @Test func partialClone() throws {
    let origin = try ScratchRepository.clean()
    try origin.git("config", "uploadpack.allowFilter", "true")
    let clone = try ScratchRepository(cloning: origin, "--filter=blob:none", "--no-checkout")
    try clone.expect(
      "mlgate check --commit HEAD",
      unverified(
        "requirements.txt", "blob \(blob) is not in this clone; fetch it, or run 'git fsck'"))
    // Nothing was fetched behind the user's back.
    #expect(try clone.sh("GIT_NO_LAZY_FETCH=1 git cat-file -e \(blob)").exitCode != 0)
  }

  @Test func findingsOutrank() throws {
    let repository = try ScratchRepository.clean()
    try repository.write("app/requirements.txt", "numpy\n")
    try repository.commit()
    let outcome = try repository.sh("rm -r .git/objects/4a; mlgate check --commit HEAD")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.hasSuffix("\nfailed: 2 files checked, 1 error, 1 unverified\n"))
  }

  /// libgit2 opens a pipe in place of its list of references, and waits for a writer.
  @Test func watchdog() throws {
    let repository = try ScratchRepository.clean()
    #expect(try repository.sh("mkfifo .git/packed-refs") == Outcome(0))
    try repository.expect(
      "mlgate check --commit main --timeout 1",
      Outcome(
        3,
        errors: """
          mlgate: gave up after 1 seconds; check the repository with 'git fsck', or allow more \
          with --timeout

          """))
  }

  /// A commit that a file names may lie before a shallow clone's cut.
  @Test func shallowClone() throws {
    let origin = try ScratchRepository()
    let first = try origin.commit("Begin")
    try origin.writeModel(commit: first)
    try origin.commit("Add the model")
    #expect(try origin.sh("mlgate check --commit HEAD --select MOD009").exitCode == 0)
    let clone = try ScratchRepository(cloning: origin, "--depth=1")
    try clone.expect(
      "mlgate check --commit HEAD --select MOD009",
      Outcome(
        3,
        output: """
          models/net/model_v1.0.0.json: unverified MOD009 unknown-commit: whether the commit \
          '\(first)' leads here: the history is not whole here; fetch it ('git fetch --unshallow', 'fetch-depth: 0')

          unverified: 1 file checked, 1 unverified

          """))
    #expect(try clone.sh("mlgate check --commit HEAD~1").exitCode == 3)
  }
}
