import Foundation
import TestSupport
import Testing

/// `mlgate hook post-checkout` and `post-merge`: which data is to be fetched; never a refusal.
@Suite struct AdviceTests {
  let repository: ScratchRepository
  private let hash = String(repeating: "a", count: 32)

  init() throws {
    repository = try ScratchRepository.clean()
    try repository.git("checkout", "--quiet", "-b", "data/next")
    try repository.write(
      "data/train.csv.dvc", "outs:\n- md5: \(hash)\n  size: 120\n  path: train.csv\n")
    try repository.write("data/.gitignore", "/train.csv\n/test.csv\n")
    try repository.write(
      "dvc.lock",
      "schema: '2.0'\nstages:\n  split:\n    cmd: x\n    outs:\n    - path: data/test.csv\n      md5: \(hash)\n"
    )
    try repository.write(".gitattributes", "*.pth filter=lfs diff=lfs merge=lfs -text\n")
    try repository.write(
      "models/net.pth",
      "version https://git-lfs.github.com/spec/v1\noid sha256:\(hash)\(hash)\nsize 5\n")
    try repository.commit("data: add data")
    try repository.git("checkout", "--quiet", "main")
    try repository.install("post-checkout", "post-merge")
  }

  private let advice = """
    mlgate: 2 of DVC's outputs are missing ('data/test.csv', 'data/train.csv'): run 'dvc pull'
    mlgate: 1 of LFS's files is not downloaded ('models/net.pth'): run 'git lfs pull'

    """

  @Test func checkout() throws {
    let outcome = try repository.sh("git checkout --quiet data/next")
    outcome.expectPassed()
    #expect(outcome.errors == advice)
    try repository.expectUntouched()
    try repository.write("data/train.csv", "1\n")
    try repository.write("data/test.csv", "1\n")
    try repository.write("models/net.pth", "12345")
    #expect(try repository.sh("mlgate hook post-checkout a b 1") == Outcome(0))
    // Checking out files alone asks nothing.
    #expect(try repository.sh("rm data/*.csv; mlgate hook post-checkout a b 0") == Outcome(0))
  }

  @Test func merge() throws {
    let outcome = try repository.sh("git merge --quiet data/next")
    outcome.expectPassed()
    #expect((outcome.errors + outcome.output).contains(advice), "\(outcome)")
  }

  /// A repository that cannot be read, a configuration that is wrong: told, and no more.
  @Test func neverFails() throws {
    try repository.write(".mlgate.yaml", "strict: maybe\n")
    try repository.git("add", "--all")
    let outcome = try repository.sh("mlgate hook post-merge 0")
    #expect(outcome.exitCode == 0)
    #expect(outcome.errors.hasPrefix(".mlgate.yaml:1:9: 'strict' must be"))
    #expect(try repository.sh("cd / && GIT_DIR=/nowhere mlgate hook post-merge 0").exitCode == 0)
    #expect(try repository.sh("SKIP=mlgate mlgate hook post-merge 0").exitCode == 0)
  }
}
