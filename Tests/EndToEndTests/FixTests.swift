import Foundation
import TestSupport
import Testing

/// `mlgate fix`: what it writes, what it tells, what it leaves alone.
@Suite struct FixTests {
  private static let notes = "# rates\nlr: 1e-3  # peak\nwarm: no\n"

  private func faulty() throws -> ScratchRepository {
    let repository = try ScratchRepository()
    try repository.write("experiments/notes.yaml", Self.notes)
    try repository.write("models/a b.onnx", "weights")
    try repository.write(".gitattributes", "*.pth filter=lfs\r\n")
    try repository.write(
      "data/raw.csv.dvc", "outs:\n- {path: raw.csv, md5: 22A1A2931C8370D3AEEDD7183606FD7F}\n")
    return repository
  }

  private let fixes = """
    .gitattributes: fixed LFS007 incomplete-attributes for .gitattributes:1: add diff=lfs merge=lfs -text
    .gitattributes: fixed LFS001 untracked-model-file for models/a b.onnx: add *.onnx filter=lfs diff=lfs merge=lfs -text
    data/.gitignore: fixed DVC008 not-ignored for data/raw.csv.dvc:2: add /raw.csv
    data/raw.csv.dvc: fixed DVC002 malformed-hash for data/raw.csv.dvc:2: write 22a1a2931c8370d3aeedd7183606fd7f for 22A1A2931C8370D3AEEDD7183606FD7F
    experiments/notes.yaml: fixed SYN004 ambiguous-scalar for experiments/notes.yaml:2: write 1.0e-3 for 1e-3

    """

  private let patch = """
    --- a/.gitattributes
    +++ b/.gitattributes
    @@ -1 +1,2 @@
    -*.pth filter=lfs\r
    +*.pth filter=lfs diff=lfs merge=lfs -text\r
    +*.onnx filter=lfs diff=lfs merge=lfs -text\r
    --- /dev/null
    +++ b/data/.gitignore
    @@ -0,0 +1 @@
    +/raw.csv
    --- a/data/raw.csv.dvc
    +++ b/data/raw.csv.dvc
    @@ -1,2 +1,2 @@
     outs:
    -- {path: raw.csv, md5: 22A1A2931C8370D3AEEDD7183606FD7F}
    +- {path: raw.csv, md5: 22a1a2931c8370d3aeedd7183606fd7f}
    --- a/experiments/notes.yaml
    +++ b/experiments/notes.yaml
    @@ -1,3 +1,3 @@
     # rates
    -lr: 1e-3  # peak
    +lr: 1.0e-3  # peak
     warm: no

    """

  @Test func writesWhatIsCertain() throws {
    let repository = try faulty()
    try repository.expect("mlgate fix", Outcome(0, output: fixes))
    try repository.expect("mlgate fix", Outcome(0, output: "nothing to fix\n"))
    try repository.expect("mlgate fix --diff", Outcome(0))
    try repository.expect(
      "cat experiments/notes.yaml data/.gitignore .gitattributes",
      Outcome(
        0,
        output: Self.notes.replacing("1e-3", with: "1.0e-3") + "/raw.csv\n"
          + "*.pth filter=lfs diff=lfs merge=lfs -text\r\n"
          + "*.onnx filter=lfs diff=lfs merge=lfs -text\r\n"))
    #expect(
      try repository.git("status", "--short", "--untracked-files=all").contains("A ") == false)
  }

  @Test func theDiffIsWhatIsWritten() throws {
    let repository = try faulty()
    try repository.git("add", ".gitattributes", "experiments", "data")
    let before = try repository.sh("find . -path ./.git -prune -o -type f -print -exec cksum {} +")
    try repository.expect("mlgate fix --diff", Outcome(1, output: patch))
    #expect(
      try repository.sh("find . -path ./.git -prune -o -type f -print -exec cksum {} +") == before)
    #expect(try repository.sh("mlgate fix --diff | git apply").exitCode == 0)
    try repository.expect("mlgate fix", Outcome(0, output: "nothing to fix\n"))
  }

  /// Names with blanks, quotes and letters beyond ASCII, a last line without an end, and two places far apart.
  @Test func anyDiffCanBeApplied() throws {
    let repository = try ScratchRepository()
    let filler = (1...30).map { "k\($0): \($0)\n" }.joined()
    try repository.write("experiments/a b.yaml", "lr: 1e-3\n\(filler)end: 2e-3")
    try repository.write("experiments/é \"x\".yaml", "lr: 1e-3\r\n\(filler)x: 2e-3\r\n")
    try repository.write("models/é.onnx", "weights")
    try repository.write(".gitattributes", "*.txt text")
    try repository.git("add", ".")
    let fixed = "git diff | cksum && git checkout --quiet ."
    let byFix = try repository.sh("mlgate fix --quiet && \(fixed)")
    #expect(byFix.exitCode == 0)
    let byPatch = try repository.sh("mlgate fix --diff > ../patch; git apply ../patch && \(fixed)")
    #expect(byPatch == byFix)
    let patch = try repository.sh("cat ../patch").output
    #expect(
      patch.contains(
        "--- a/experiments/a b.yaml\t\n+++ b/experiments/a b.yaml\t\n@@ -1,4 +1,4 @@\n"))
    #expect(
      patch.contains(
        "@@ -29,4 +29,4 @@\n k28: 28\n k29: 29\n k30: 30\n-end: 2e-3\n\\ No newline at end of file\n"
          + "+end: 2.0e-3\n\\ No newline at end of file\n"), "\(patch)")
    #expect(patch.contains("--- \"a/experiments/\\303\\251 \\\"x\\\".yaml\"\n"), "\(patch)")
  }

  /// A later line of the same pattern would still win.
  @Test func whatWouldNotHelpIsNotDone() throws {
    let repository = try ScratchRepository()
    let lines = "*.pth filter=lfs\n*.pth text\n"
    try repository.write(".gitattributes", lines)
    try repository.write("experiments/a.yaml", "lr: 1e-3\n")
    try repository.expect(
      "mlgate fix",
      Outcome(
        0,
        output:
          "experiments/a.yaml: fixed SYN004 ambiguous-scalar for experiments/a.yaml:1: write 1.0e-3 for 1e-3\n",
        errors:
          "mlgate: .gitattributes:1: LFS007 incomplete-attributes is not fixed: the finding would stay, or another one would come\n"
      ))
    #expect(try repository.sh("cat .gitattributes").output == lines)
  }

  @Test func onlyWhatIsNamed() throws {
    let repository = try faulty()
    try repository.expect(
      "mlgate fix --select DVC002,SYN experiments",
      Outcome(
        0,
        output:
          "experiments/notes.yaml: fixed SYN004 ambiguous-scalar for experiments/notes.yaml:2: "
          + "write 1.0e-3 for 1e-3\n"))
    try repository.expect(
      "mlgate fix --ignore SYN004 experiments", Outcome(0, output: "nothing to fix\n"))
  }

  /// A suppressed finding is wanted as it is.
  @Test func suppressedFindingsStay() throws {
    let repository = try ScratchRepository()
    try repository.write("experiments/a.yaml", "lr: 1e-3  # mlgate: ignore[SYN004] ruamel\n")
    try repository.expect("mlgate fix", Outcome(0, output: "nothing to fix\n"))
  }

  @Test func modesAndTheIndexStay() throws {
    let repository = try faulty()
    try repository.git("add", "experiments")
    #expect(
      try repository.sh("chmod 750 experiments/notes.yaml && mlgate fix --quiet") == Outcome(0))
    #expect(try repository.sh("stat -c %a experiments/notes.yaml").output == "750\n")
    #expect(try repository.git("show", ":experiments/notes.yaml") + "\n" == Self.notes)
  }

  @Test func unmergedFilesStay() throws {
    let repository = try ScratchRepository()
    let path = "experiments/notes.yaml"
    try repository.write(path, "lr: 0.1\n")
    try repository.commit()
    try repository.git("checkout", "--quiet", "-b", "side")
    try repository.write(path, "lr: 1e-3\n")
    try repository.commit()
    try repository.git("checkout", "--quiet", "main")
    try repository.write(path, "lr: 2e-3\n")
    try repository.commit()
    #expect(try repository.sh("git merge --quiet side").exitCode == 1)
    // Resolved on disk and not yet added.
    try repository.write(path, "lr: 3e-3\n")
    try repository.expect(
      "mlgate fix",
      Outcome(
        0,
        errors:
          "mlgate: experiments/notes.yaml:1: SYN004 ambiguous-scalar is not fixed: the merge of experiments/notes.yaml is not finished\n"
      ))
    #expect(try repository.sh("cat \(path)").output == "lr: 3e-3\n")
  }

  @Test func linksStay() throws {
    let repository = try ScratchRepository()
    try repository.write("elsewhere", "*.txt text\n")
    try repository.write("a.onnx", "weights")
    try repository.expect(
      "ln -s elsewhere .gitattributes && mlgate fix", Outcome(0, output: "nothing to fix\n"))
    #expect(try repository.sh("cat elsewhere").output == "*.txt text\n")
  }

  @Test func neverInAHook() throws {
    let repository = try faulty()
    try repository.expect(
      "printf '#!/bin/sh\\nmlgate fix\\n' > .git/hooks/pre-commit && chmod +x .git/hooks/pre-commit "
        + "&& git add experiments && git commit --quiet --message x",
      Outcome(
        1,
        errors:
          "mlgate: a hook must not change files; run 'mlgate fix' yourself, or 'mlgate fix --diff' there\n"
      ))
    #expect(try repository.sh("cat experiments/notes.yaml").output == Self.notes)
  }

  /// The runner of GitHub Actions reads the log: nothing in a file may command it.
  @Test func theDiffCommandsNobody() throws {
    let repository = try ScratchRepository()
    try repository.write(
      "experiments/a.yaml", "# ##[add-mask]x\ntext: |\n ::error::\u{202E}x\nlr: 1e-3\n")
    let outcome = try repository.sh(
      "mlgate fix --diff", ["GITHUB_ACTIONS": "true"])
    #expect(
      outcome
        == Outcome(
          1,
          output: """
            | --- a/experiments/a.yaml
            | +++ b/experiments/a.yaml
            | @@ -1,4 +1,4 @@
            |  # ## [add-mask]x
            |  text: |
            |   ::error::\\u{202E}x
            | -lr: 1e-3
            | +lr: 1.0e-3

            """))
  }
}
