import Foundation
import TestSupport
import Testing

/// `mlgate hook pre-commit` and `pre-merge-commit`, called by git.
@Suite struct PreCommitTests {
  /// Two good files in HEAD.
  private func repository() throws -> ScratchRepository {
    let repository = try ScratchRepository()
    try repository.writeRequirements("a", good: true)
    try repository.writeRequirements("b", good: true)
    try repository.commit("Begin")
    try repository.install("pre-commit", "pre-merge-commit")
    return repository
  }

  /// `a` is bad in the index and good on disk, `b` good in the index and bad on disk. Each line, and the
  /// folder for which it is refused.
  @Test(arguments: [
    ("git commit --quiet --message Change", "a"),
    ("git commit --quiet --message Change --amend", "a"),
    ("git commit --quiet --message Change --all", "b"),
    ("git commit --quiet --message Change -- b", "b"),
    ("git commit --quiet --message Change -- a", nil),
    ("cd b && git commit --quiet --message Change -- requirements.txt", "b"),
    ("cd b && git commit --quiet --message Change", "a"),
    ("git --git-dir=.git --work-tree=. commit --quiet --message Change", "a"),
    ("SKIP=mlgate git commit --quiet --message Change", nil),
    ("SKIP=flake8,unpinned-requirement git commit --quiet --message Change", nil),
    ("SKIP=flake8 git commit --quiet --message Change", "a"),
  ])
  func commit(_ line: String, refusedFor folder: String?) throws {
    let repository = try repository()
    try repository.writeRequirements("a", good: false)
    try repository.git("add", "a")
    try repository.write("a/requirements.txt", "numpy==2.2.0\n")
    try repository.writeRequirements("b", good: false)
    let outcome = try repository.sh(line)
    if !line.hasPrefix("SKIP=mlgate") { try repository.expectUntouched() }
    #expect(outcome.exitCode == (folder == nil ? 0 : 1), "\(outcome)")
    let subject = try repository.git("log", "-1", "--format=%s")
    #expect(subject == (folder == nil ? "Change" : "Begin"))
    guard let folder else { return }
    #expect(
      outcome.errors.hasPrefix("\(folder)/requirements.txt:1:1: error REQ001 "), "\(outcome)")
  }

  @Test func linkedWorkTree() throws {
    let repository = try repository()
    try repository.git("worktree", "add", "--quiet", "../linked", "-b", "side")
    try repository.writeRequirements("../linked/a", good: false)
    for line in [
      "git commit --quiet --all --message Change",
      "git commit --quiet --message Change -- a/requirements.txt",
      "cd a && git commit --quiet --message Change -- requirements.txt",
    ] {
      let outcome = try repository.sh("cd ../linked && \(line)")
      #expect(outcome.exitCode == 1)
      #expect(outcome.errors.hasPrefix("a/requirements.txt:1:1: error REQ001 "), "\(outcome)")
      try repository.expectUntouched()
    }
    #expect(try repository.git("log", "-1", "--format=%s", "side") == "Begin")
  }

  /// What is skipped is in the report, with its reason.
  @Test func skippedIsTold() throws {
    let repository = try repository()
    try repository.expect(
      "SKIP=mlgate mlgate hook pre-commit",
      Outcome(
        0,
        output: """
          skipped mlgate hook pre-commit: SKIP

          passed: 0 files checked, 1 skipped

          """))
    try repository.expect(
      "SKIP=EXP011,other,REQ004 mlgate hook pre-commit",
      Outcome(
        0,
        output: """
          skipped EXP011, REQ004: SKIP

          passed: 0 files checked, 2 skipped

          """))
    #expect(
      try repository.sh("SKIP=mlgate-pre-commit mlgate hook pre-commit --strict").exitCode == 1)
  }

  /// A merge makes a commit that no pre-commit sees: both sides are good, together they are not.
  @Test func merge() throws {
    let repository = try repository()
    try repository.git("checkout", "--quiet", "-b", "side")
    try repository.writeExperiment(2, "deeper", parent: "exp-001")
    try repository.writeExperiment(1, "baseline")
    try repository.commit("Two experiments")
    try repository.git("checkout", "--quiet", "main")
    try repository.writeExperiment(1, "other")
    try repository.commit("Another first one")
    let outcome = try repository.sh("git merge --quiet --no-edit side")
    try repository.expectUntouched()
    #expect(outcome.exitCode != 0)
    #expect(outcome.errors.contains("error EXP003 duplicate-experiment-id"), "\(outcome)")
    #expect(try repository.git("log", "-1", "--format=%s") == "Another first one")
  }

  /// A fault of the merged branch is not this merge's; one that it makes is, however it is ended.
  @Test(arguments: ["merge", "commit"])
  func mergeOfABadBranch(_ end: String) throws {
    let repository = try repository()
    try repository.git("checkout", "--quiet", "-b", "side")
    try repository.writeRequirements("c", good: false)
    let side = try repository.git("rev-parse", "HEAD")
    try repository.git("add", "--all")
    try repository.git("commit", "--quiet", "--no-verify", "--message", "Bad")
    let bad = try repository.git("rev-parse", "HEAD")
    try repository.git("checkout", "--quiet", "-b", "own", side)
    try repository.write("notes.txt", "new\n")
    try repository.commit("Notes")
    let note =
      "mlgate: 1 finding that \(bad.prefix(12)) has too not repeated\npassed: 1 file checked\n"
    if end == "commit" {
      try repository.git("merge", "--quiet", "--no-commit", "side")
      try repository.writeRequirements("b", good: false)
      let refused = try repository.sh("git commit --quiet --all --message Merge")
      #expect(refused.exitCode == 1)
      #expect(refused.errors.contains("b/requirements.txt:1:1: error REQ001"), "\(refused)")
      #expect(!refused.errors.contains("c/requirements.txt:1:1: error REQ001"), "\(refused)")
      try repository.writeRequirements("b", good: true)
      try repository.expect("git commit --quiet --all --message Merge", Outcome(0, errors: note))
    } else {
      try repository.expect("git merge --quiet --no-edit side", Outcome(0, errors: note))
    }
    try repository.expectUntouched()
    #expect(try repository.git("rev-parse", "HEAD^2") == bad)
  }

  @Test func goodMerge() throws {
    let repository = try repository()
    try repository.git("checkout", "--quiet", "-b", "side")
    try repository.writeExperiment(1, "baseline")
    try repository.commit("An experiment")
    try repository.git("checkout", "--quiet", "main")
    try repository.write("notes.txt", "new\n")
    try repository.commit("Notes")
    try repository.sh("git merge --quiet --no-edit side").expectPassed()
  }

  /// A hook that is killed while it works leaves nothing behind but git's own refusal.
  @Test(arguments: ["TERM", "KILL"])
  func killed(_ signal: String) throws {
    let repository = try repository()
    try repository.writeRequirements("a", good: false)
    try repository.git("add", "a")
    try repository.writeRequirements("b", good: false)
    // The pipe has no reader, so that opening the configuration never returns.
    try repository.sh("mkfifo ../pipe").expectPassed()
    try repository.install(
      "pre-commit",
      running:
        "mlgate hook pre-commit --config ../pipe & p=$!; sleep 0.3; kill -\(signal) $p; wait $p")
    let outcome = try repository.sh("git commit --quiet --message Change")
    #expect(outcome.exitCode == 1, "\(outcome)")
    try repository.expectUntouched()
    #expect(try repository.git("log", "-1", "--format=%s") == "Begin")
  }

  @Test func unmergedIndex() throws {
    let repository = try repository()
    try repository.git("checkout", "--quiet", "-b", "side")
    try repository.write("a/requirements.txt", "numpy==2.2.0\n")
    try repository.commit("Side")
    try repository.git("checkout", "--quiet", "main")
    try repository.write("a/requirements.txt", "numpy==2.3.0\n")
    try repository.commit("Main")
    #expect(try repository.sh("git merge --quiet side").exitCode == 1)
    try repository.expect(
      "mlgate hook pre-commit",
      Outcome(
        3,
        errors:
          "mlgate: 'a/requirements.txt' is not merged yet; resolve the conflict and 'git add' it\n"
      ))
  }

  /// What is only announced is not part of the commit; an empty commit changes nothing.
  @Test func intentToAddAndEmptyCommit() throws {
    let repository = try repository()
    try repository.writeRequirements("c", good: false)
    try repository.git("add", "--intent-to-add", "c")
    let outcome = try repository.sh("git commit --quiet --allow-empty --message 'docs: nothing'")
    outcome.expectPassed()
    #expect(outcome.errors == "passed: 0 files checked\n")
    try repository.expectUntouched()
    #expect(try repository.sh("git commit --quiet --all --message 'docs: c'").exitCode == 1)
  }

  /// A merge of three branches: every side is good, together they are not.
  @Test func octopus() throws {
    let repository = try repository()
    for side in ["one", "two"] {
      try repository.git("checkout", "--quiet", "-b", side, "main")
      try repository.writeExperiment(1, side)
      try repository.commit("An experiment")
    }
    try repository.git("checkout", "--quiet", "main")
    try repository.write("notes.txt", "new\n")
    try repository.commit("Notes")
    let outcome = try repository.sh("git merge --quiet --no-edit one two")
    #expect(outcome.exitCode != 0)
    #expect(outcome.errors.contains("error EXP003 duplicate-experiment-id"), "\(outcome)")
    try repository.expectUntouched()
    #expect(try repository.git("log", "-1", "--format=%s") == "Notes")
  }

  @Test func unknownHook() throws {
    let outcome = try repository().sh("mlgate hook post-commit")
    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains("'post-commit' is invalid for '<name>'"), "\(outcome)")
  }

  /// The first commit of all has nothing to compare with.
  @Test func firstCommit() throws {
    let repository = try ScratchRepository()
    try repository.install("pre-commit")
    try repository.writeRequirements(good: false)
    try repository.git("add", "--all")
    #expect(try repository.sh("git commit --quiet --message Begin").exitCode == 1)
    try repository.writeRequirements(good: true)
    try repository.sh("git commit --quiet --message Begin --all").expectPassed()
  }
}
