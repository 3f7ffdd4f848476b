import TestSupport
import Testing

/// `check --range`: at which commit a fault came in, and what is left of it at the end.
@Suite struct RangeTests {
  private let good = "numpy==2.1.0\n"
  private let bad = "numpy>=2\n"

  @Test func faultIsBlamed() throws {
    let repository = try ScratchRepository.clean()
    try repository.write("a.txt", "a")
    try repository.commit("fix: harmless")
    try repository.write("requirements.txt", bad)
    let guilty = try repository.commit("fix: guilty")
    try repository.write("b.txt", "b")
    try repository.commit("fix: later")
    let outcome = try repository.sh("mlgate check --range HEAD~3..HEAD")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.hasPrefix("requirements.txt:1:6: error REQ001 "), "\(outcome)")
    #expect(outcome.output.contains("   = note: came in with \(guilty)\n"))
    #expect(outcome.output.hasSuffix("failed: 3 files checked, 3 commits, 1 error\n"))
    // Before and after the guilty commit nothing came in.
    try repository.expect(
      "mlgate check --range HEAD~3..HEAD~2; mlgate check --range HEAD~1..",
      Outcome(
        0,
        output: "passed: 1 file checked, 1 commit\npassed: 1 file checked, 1 commit\n"))
  }

  @Test func mendedFault() throws {
    let repository = try ScratchRepository.clean()
    try repository.write("requirements.txt", bad)
    let guilty = try repository.commit("fix: guilty")
    try repository.write("requirements.txt", "numpy==2.2.0\n")
    try repository.commit("fix: mended")
    let outcome = try repository.sh("mlgate check --range HEAD~2..HEAD")
    #expect(outcome.exitCode == 0, "\(outcome)")
    #expect(outcome.output.hasPrefix("requirements.txt:1:6: mended REQ001 unpinned-requirement: "))
    #expect(
      outcome.output.hasSuffix(
        ", came in with \(guilty)\n\npassed: 2 files checked, 2 commits, 1 mended\n"))
    let json = try repository.sh("mlgate check --range HEAD~2..HEAD --format json")
    #expect(json.output.contains("\"commit\": \"\(guilty)\""), "\(json)")
    let strict = try repository.sh("mlgate check --range HEAD~2..HEAD --each-commit")
    #expect(strict.exitCode == 1)
    #expect(strict.output.contains("note: came in with \(guilty)\n"))
    #expect(strict.output.hasSuffix("failed: 2 files checked, 2 commits, 1 error\n"))
  }

  /// The messages are judged as the hooks judge them, which a push past the hooks never met.
  @Test func messages() throws {
    let repository = try ScratchRepository.clean()
    try repository.write("a.txt", "a")
    let first = try repository.commit("Wip")
    try repository.write("b.txt", "b")
    let second = try repository.commit("experiment: x (exp-009)\n\nResults:\n")
    let outcome = try repository.sh("mlgate check --range HEAD~2..HEAD --verbose")
    #expect(outcome.exitCode == 1)
    let found = outcome.output.split(separator: "\n").filter { $0.contains(" MSG00") }
    #expect(
      found.filter { $0.hasPrefix("commit ") }.map(String.init).sorted()
        == [
          "commit \(first.prefix(12)):1:1: warning MSG001 unknown-commit-type",
          "commit \(second.prefix(12)):1:16: error MSG003 message-mismatch",
        ].sorted(), "\(outcome)")
  }

  /// A value may lie in any file: dvc.yaml is wrong since, and did not change.
  @Test func templateWithoutItsValue() throws {
    let repository = try ScratchRepository.clean()
    try repository.write(".dvc/config", "")
    try repository.write("params.yaml", "name: a\n")
    try repository.write("dvc.yaml", "stages:\n  train:\n    cmd: echo ${name}\n")
    try repository.write(
      "dvc.lock", "schema: '2.0'\nstages:\n  train:\n    cmd: echo a\n")
    try repository.commit("fix: begin")
    try repository.write("params.yaml", "title: a\n")
    let guilty = try repository.commit("fix: rename")
    let outcome = try repository.sh("mlgate check --range HEAD~1..HEAD --select DVC")
    #expect(outcome.exitCode == 1, "\(outcome)")
    #expect(outcome.output.hasPrefix("dvc.yaml:3:10: error DVC001 "), "\(outcome)")
    #expect(outcome.output.contains("note: came in with \(guilty)\n"))
  }

  /// Mended and brought in again: the last commit is the one to look at.
  @Test func faultThatCameBack() throws {
    let repository = try ScratchRepository.clean()
    try repository.write("requirements.txt", bad)
    try repository.commit("fix: guilty")
    try repository.write("requirements.txt", good)
    try repository.commit("fix: mended")
    try repository.write("requirements.txt", bad)
    let again = try repository.commit("fix: guilty again")
    let outcome = try repository.sh("mlgate check --range HEAD~3..HEAD")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.contains("note: came in with \(again)\n"), "\(outcome)")
    #expect(outcome.output.hasSuffix("failed: 2 files checked, 3 commits, 1 error\n"))
  }

  /// What was wrong before the range is nobody's fault in it, not even of who edits the file.
  @Test func oldFault() throws {
    let repository = try ScratchRepository()
    try repository.write("requirements.txt", bad)
    try repository.commit("fix: begin")
    try repository.write("requirements.txt", bad + "scipy==1.14.1\n")
    try repository.commit("fix: innocent")
    try repository.expect(
      "mlgate check --range HEAD~1..HEAD",
      Outcome(0, output: "passed: 1 file checked, 1 commit\n"))
  }

  /// Every file is in one of the parents; only together they are wrong.
  @Test func mergeBringsTwoTogether() throws {
    let repository = try ScratchRepository.clean()
    try repository.git("checkout", "--quiet", "-b", "side")
    try repository.writeExperiment(1, "side")
    try repository.commit("fix: side")
    try repository.git("checkout", "--quiet", "main")
    try repository.writeExperiment(1, "main")
    try repository.commit("fix: main")
    try repository.git("merge", "--quiet", "--no-edit", "side")
    let merge = try repository.git("rev-parse", "HEAD")
    let outcome = try repository.sh("mlgate check --select EXP --range HEAD~2..HEAD")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.contains("note: came in with \(merge)\n"), "\(outcome)")
    #expect(outcome.output.contains(", 3 commits, "))
  }

  /// A fault of the merged branch is the branch's, and a merge of the base brings in nothing of it.
  @Test func mergedFaults() throws {
    let repository = try ScratchRepository.clean()
    try repository.git("checkout", "--quiet", "-b", "side")
    try repository.write("a/requirements.txt", bad)
    let guilty = try repository.commit("fix: side")
    try repository.git("checkout", "--quiet", "main")
    try repository.write("b/requirements.txt", bad)
    try repository.commit("fix: main")
    try repository.git("merge", "--quiet", "--no-edit", "side")
    let outcome = try repository.sh("mlgate check --range HEAD^1..HEAD")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.hasPrefix("a/requirements.txt:1:6: "), "\(outcome)")
    #expect(outcome.output.contains("note: came in with \(guilty)\n"))
    #expect(outcome.output.hasSuffix("failed: 1 file checked, 2 commits, 1 error\n"), "\(outcome)")
    // Seen from the side, all that main has done since the fork is new.
    let other = try repository.sh("mlgate check --range side...main")
    #expect(other.output.hasPrefix("b/requirements.txt:1:6: "), "\(other)")
    #expect(other.output.contains(", 2 commits, 1 error\n"))
  }

  @Test func rootCommit() throws {
    let repository = try ScratchRepository.clean()
    try repository.git("checkout", "--quiet", "--orphan", "new")
    try repository.write("requirements.txt", bad)
    let root = try repository.commit("fix: root")
    let outcome = try repository.sh("mlgate check --range main..new")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.contains("note: came in with \(root)\n"), "\(outcome)")
  }

  @Test(arguments: ["HEAD..HEAD", "HEAD..HEAD~1", "main..", "..", "..."])
  func emptyRange(_ range: String) throws {
    let repository = try ScratchRepository()
    try repository.write("requirements.txt", bad)
    try repository.commit("fix: begin")
    try repository.commit("fix: begin")
    try repository.expect(
      "mlgate check --range \(range)", Outcome(0, output: "passed: 0 files checked, 0 commits\n"))
  }

  @Test func emptyCommit() throws {
    let repository = try ScratchRepository.clean()
    try repository.commit("fix: empty")
    try repository.expect(
      "mlgate check --range HEAD~1..HEAD",
      Outcome(0, output: "passed: 0 files checked, 1 commit\n"))
  }

  /// A deleted file makes the file wrong that names it.
  @Test func deletedFile() throws {
    let repository = try ScratchRepository()
    try repository.writeExperiment(1, "base")
    try repository.writeExperiment(2, "child", parent: "exp-001")
    try repository.commit("fix: begin")
    try repository.git("rm", "--quiet", "experiments/exp-001-base.yaml")
    let guilty = try repository.commit("fix: delete")
    let outcome = try repository.sh("mlgate check --select EXP --range HEAD~1..HEAD")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.hasPrefix("experiments/exp-002-child.yaml:3:22: error EXP004 "))
    #expect(outcome.output.contains("note: came in with \(guilty)\n"), "\(outcome)")
  }

  /// A commit of the range can switch no rule off; the command line can.
  @Test func configurationOfTheBase() throws {
    let repository = try ScratchRepository.clean()
    try repository.write(".mlgate.yaml", "ignores: [{path: '*', rules: [REQ001], reason: sly}]\n")
    try repository.write("requirements.txt", bad)
    try repository.commit("fix: sly")
    #expect(try repository.sh("mlgate check --commit HEAD").exitCode == 0)
    let outcome = try repository.sh("mlgate check --range HEAD~1..HEAD")
    #expect(outcome.exitCode == 1, "\(outcome)")
    #expect(try repository.sh("mlgate check --base HEAD~1 --commit HEAD").exitCode == 1)
    let own = try repository.sh("mlgate check --range HEAD~1..HEAD --config .mlgate.yaml")
    #expect(own.exitCode == 0, "\(own)")
  }

  @Test func unknownRevisions() throws {
    let repository = try ScratchRepository.clean()
    let base = try repository.sh("mlgate check --range origin/main..HEAD")
    #expect(base.exitCode == 3)
    #expect(
      base.errors
        == "mlgate: unknown revision 'origin/main': there is no such commit; give a commit id, HEAD, a "
        + "branch or a tag; what is new since then cannot be told without it, so fetch it, or the whole "
        + "history ('git fetch --unshallow', 'fetch-depth: 0')\n")
    #expect(try repository.sh("mlgate check --base origin/main --staged").exitCode == 3)
    #expect(try repository.sh("mlgate check --range HEAD..nowhere").exitCode == 2)
    try repository.expect(
      "mlgate check --range HEAD",
      Outcome(2, errors: "mlgate: --range: 'HEAD' is no range; write it as BASE..TIP\n"))
  }

  /// A build server's shallow clone: never an empty range, always the way out.
  @Test func shallowClones() throws {
    let origin = try ScratchRepository.clean()
    for place in 0..<3 {
      try origin.write("\(place).txt", "\(place)")
      try origin.commit("fix: commit \(place)")
    }
    let one = try ScratchRepository(cloning: origin, "--depth=1")
    for range in ["origin/main..HEAD", "HEAD~1..HEAD", "origin/nowhere..HEAD"] {
      let outcome = try one.sh("mlgate check --range \(range)")
      #expect(outcome.exitCode == 3, "\(outcome)")
      #expect(outcome.errors.contains("'fetch-depth: 0'"), "\(outcome)")
    }
    let three = try ScratchRepository(cloning: origin, "--depth=3")
    try three.expect(
      "mlgate check --range HEAD~1..HEAD; mlgate check --range HEAD~2..HEAD",
      Outcome(
        0,
        output: "passed: 1 file checked, 1 commit\npassed: 2 files checked, 2 commits\n"))
    #expect(try three.sh("mlgate check --range HEAD~3..HEAD").exitCode == 3)
    #expect(try three.sh("mlgate check --base HEAD~1 --commit HEAD").exitCode == 0)
  }

  /// 10^10 files in a few objects.
  @Test func gitBomb() throws {
    let repository = try ScratchRepository.clean()
    var id = try repository.git(["hash-object", "-w", "--stdin"], input: [])
    var kind = "100644 blob"
    for _ in 0..<10 {
      let entries = (0..<10).map { "\(kind) \(id)\td\($0)\n" }.joined()
      id = try repository.git(["mktree"], input: Array(entries.utf8))
      kind = "040000 tree"
    }
    let bomb = try repository.git("commit-tree", "-p", "HEAD", "-m", "Bomb", id)
    let outcome = try repository.sh("mlgate check --range HEAD..\(bomb)")
    #expect(outcome.exitCode == 3)
    #expect(outcome.errors.contains("too many entries: more than 200000"), "\(outcome)")
  }

  @Test func reports() throws {
    let repository = try ScratchRepository.clean()
    let base = try repository.git("rev-parse", "HEAD")
    try repository.write("requirements.txt", bad)
    let guilty = try repository.commit("fix: guilty")
    let json = try repository.sh("mlgate check --range HEAD~1..HEAD --format json")
    #expect(
      json.output.contains(
        "\"source\": {\"kind\": \"range\", \"commit\": \"\(guilty)\", \"base\": \"\(base)\", "
          + "\"commits\": 1}"), "\(json)")
    #expect(json.output.contains("\"commit\": \"\(guilty)\", \"related\""), "\(json)")
    let junit = try repository.sh(
      "mlgate check --range HEAD~1..HEAD --format junit >j.xml; xmllint --noout j.xml")
    #expect(junit.exitCode == 0, "\(junit)")
  }
}
