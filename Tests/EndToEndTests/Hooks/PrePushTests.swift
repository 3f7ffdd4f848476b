import Foundation
import TestSupport
import Testing

/// `mlgate hook pre-push`, called by git.
@Suite struct PrePushTests {
  let origin: ScratchRepository
  /// `main` with one good commit that `origin` has.
  let repository: ScratchRepository
  let good: String

  init() throws {
    origin = try ScratchRepository(bare: true)
    repository = try ScratchRepository.clean()
    good = try repository.git("rev-parse", "HEAD")
    try repository.git("remote", "add", "origin", origin.folder.path)
    try repository.git("push", "--quiet", "origin", "main")
    try repository.install("pre-push")
  }

  /// A branch with a bad commit, which is not checked out afterwards; the commit's id.
  private func badBranch(_ name: String) throws -> String {
    try repository.git("checkout", "--quiet", "-b", name)
    try repository.writeRequirements(good: false)
    let bad = try repository.commit("fix: unpin")
    try repository.git("checkout", "--quiet", "main")
    return bad
  }

  private func pushed() throws -> [String] {
    try origin.git("for-each-ref", "--format=%(refname)").split(separator: "\n").map(String.init)
  }

  private let unpinned = """
    requirements.txt:1:1: error REQ001 unpinned-requirement
     1 | numpy
       | ^^^^^
       = 'numpy' has no version: pin it with '=='
       = help: pin it with '==' to the version that the results were made with (`pip freeze` shows it)

    failed: 1 file checked, 1 error

    """

  private func short(_ commit: String) -> String { String(commit.prefix(12)) }

  /// The bad one second, none of them checked out; every ref is named, the worst one decides.
  @Test func twoBranchesTheBadOneSecond() throws {
    try repository.git("branch", "data/next")
    let bad = try badBranch("data/zone")
    let outcome = try repository.sh("git push --quiet origin data/next data/zone")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.output.hasPrefix(
        """
        refs/heads/data/next (commit \(short(good))): passed: 1 file checked
        refs/heads/data/zone (commit \(short(bad))):

        \(unpinned)
        """), "\(outcome)")
    #expect(try pushed() == ["refs/heads/main"])
    try repository.expectUntouched()
  }

  /// The remote has the commit already: only the tag is new.
  @Test func annotatedTagOnAKnownCommit() throws {
    let bad = try badBranch("data/zone")
    try repository.sh("git push --quiet --no-verify origin \(bad):refs/heads/main").expectPassed()
    try repository.git("tag", "--annotate", "--message", "x", "nightly-2", bad)
    try repository.git("tag", "nightly-1", good)
    let outcome = try repository.sh("git push --quiet origin nightly-2")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.output.hasPrefix("refs/tags/nightly-2 (commit \(short(bad))):\n\n\(unpinned)"),
      "\(outcome)")
    try repository.sh("git push --quiet origin nightly-1").expectPassed()
    #expect(try pushed() == ["refs/heads/main", "refs/tags/nightly-1"])
  }

  /// What is checked out, staged or on disk does not count.
  @Test func branchThatIsNotCheckedOut() throws {
    let bad = try badBranch("data/zone")
    let outcome = try repository.sh("git push --quiet origin data/zone")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.hasPrefix("refs/heads/data/zone (commit \(short(bad))):\n\n\(unpinned)"))
    try repository.git("checkout", "--quiet", "data/zone")
    try repository.sh("git push --quiet origin main:refs/heads/data/copy").expectPassed()
  }

  @Test(arguments: ["data/zone~0", "'data/zone@{0}'", "HEAD~0"])
  func revisionsAsSources(_ source: String) throws {
    _ = try badBranch("data/zone")
    try repository.git("checkout", "--quiet", "--detach", "data/zone")
    let outcome = try repository.sh("git push --quiet origin \(source):refs/heads/x")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.hasPrefix("refs/heads/x (commit "), "\(outcome)")
    try repository.sh("git push --quiet origin HEAD~1:refs/heads/x").expectPassed()
  }

  @Test func deletion() throws {
    try repository.sh("git push --quiet --no-verify origin main:old main:older").expectPassed()
    let bad = try badBranch("data/zone")
    let outcome = try repository.sh("git push --quiet origin :old data/zone")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.contains("refs/heads/old: deleted, nothing to judge\n"), "\(outcome)")
    #expect(outcome.output.contains("refs/heads/data/zone (commit \(short(bad))):\n\n\(unpinned)"))
    #expect(try pushed() == ["refs/heads/main", "refs/heads/old", "refs/heads/older"])
    let deleted = try repository.sh("git push --quiet origin :old :older")
    deleted.expectPassed()
    #expect(
      deleted.output.contains("refs/heads/old, refs/heads/older: deleted, nothing to judge\n"),
      "\(deleted)")
  }

  /// Somebody else pushed meanwhile: what the remote has is not here.
  @Test func forcedOverACommitThatIsNotHere() throws {
    let other = try ScratchRepository(cloning: origin)
    try other.write("requirements.txt", "numpy==2.2.0\n")
    let theirs = try other.commit("fix: raise numpy")
    try other.git("push", "--quiet", "origin", "main")
    _ = try badBranch("data/zone")
    let outcome = try repository.sh("git push --quiet --force origin data/zone:main")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.output.contains(
        "; what refs/heads/main names now (\(short(theirs))) is not in this clone, so every finding counts:\n\n\(unpinned)"
      ), "\(outcome)")
    try repository.git("checkout", "--quiet", "-b", "data/better")
    try repository.write("requirements.txt", "numpy==2.3.0\n")
    try repository.commit("fix: raise numpy")
    try repository.sh("git push --quiet --force origin data/better:main").expectPassed()
  }

  /// Old faults stay out of the way of a new push; new ones do not hide behind them.
  @Test func whatTheRemoteHasAlready() throws {
    let bad = try badBranch("data/zone")
    try repository.sh("git push --quiet --no-verify origin data/zone").expectPassed()
    try repository.git("checkout", "--quiet", "data/zone")
    try repository.write("notes.txt", "new\n")
    let second = try repository.commit("docs: add notes")
    let outcome = try repository.sh("git push --quiet origin data/zone")
    outcome.expectPassed()
    #expect(
      outcome.output
        == "refs/heads/data/zone (commit \(short(second))); 1 finding that \(short(bad)) has too not repeated: passed: 2 files checked\n"
    )
    try repository.writeRequirements("app", good: false, package: "scipy")
    try repository.commit("fix: add an app")
    let refused = try repository.sh("git push --quiet origin data/zone")
    #expect(refused.exitCode == 1)
    #expect(refused.output.contains("app/requirements.txt:1:1: error REQ001"), "\(refused)")
    #expect(!refused.output.contains("\nrequirements.txt:1:1"), "\(refused)")
  }

  /// What came in by a merge of the default branch is nobody's fault here.
  @Test func mergedFromTheDefaultBranch() throws {
    try repository.sh("git push --quiet origin main:data/mine").expectPassed()
    let bad = try badBranch("data/zone")
    try repository.sh("git push --quiet --no-verify origin \(bad):refs/heads/main").expectPassed()
    try repository.git("checkout", "--quiet", "-b", "data/mine", "main")
    try repository.write("notes.txt", "new\n")
    try repository.commit("docs: add notes")
    try repository.git("merge", "--quiet", "--no-edit", "--no-verify", bad)
    let outcome = try repository.sh("git push --quiet origin data/mine")
    outcome.expectPassed()
    #expect(
      outcome.output.contains("1 finding that \(short(bad)) has too not repeated"), "\(outcome)")
  }

  /// A pushed commit cannot switch off the rule that refuses it.
  @Test func configurationOfTheBase() throws {
    try repository.writeRequirements(good: false)
    try repository.write(".mlgate.yaml", "rules: {ignore: [REQ001]}\n")
    try repository.commit("config: switch off")
    let outcome = try repository.sh("git push --quiet origin main")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.contains("error REQ001 unpinned-requirement"), "\(outcome)")
    // A new branch is judged by the default branch's.
    #expect(try repository.sh("git push --quiet origin main:refs/heads/data/new").exitCode == 1)
    try repository.write(".mlgate.yaml", "strict: maybe\n")
    try repository.commit("config: break it")
    let broken = try repository.sh("git push --quiet origin main")
    #expect(broken.exitCode == 1)
    #expect(
      broken.output.contains(".mlgate.yaml:1:9: 'strict' must be true or false, not the string"),
      "\(broken)")
  }

  /// A tag on a file or a folder names no commit, which nobody can judge.
  @Test(arguments: ["HEAD:requirements.txt", "HEAD^{tree}"])
  func tagOnNoCommit(_ object: String) throws {
    try repository.git("tag", "odd", object)
    try repository.git("tag", "--annotate", "--message", "x", "odder", object)
    for tag in ["odd", "odder"] {
      let outcome = try repository.sh("git push --quiet origin \(tag) main:copy")
      #expect(outcome.exitCode == 1)
      #expect(
        outcome.output.contains(
          "refs/tags/\(tag): it names no commit, so there is nothing to judge in it\n"),
        "\(outcome)")
    }
  }

  @Test func severalRefsOfOneCommitAreJudgedOnce() throws {
    let bad = try badBranch("data/zone")
    let outcome = try repository.sh("git push --quiet origin data/zone data/zone:data/two")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.components(separatedBy: "REQ001").count == 2, "\(outcome)")
    #expect(
      outcome.output.hasPrefix(
        "refs/heads/data/zone, refs/heads/data/two (commit \(short(bad))):\n"),
      "\(outcome)")
  }

  /// A new branch is held against the default branch where it forked off; a new tag stands for itself.
  @Test func whatTheDefaultBranchHasAlready() throws {
    let bad = try badBranch("data/zone")
    try repository.sh("git push --quiet --no-verify origin \(bad):refs/heads/main").expectPassed()
    try repository.git("checkout", "--quiet", "data/zone")
    try repository.write("notes.txt", "new\n")
    let next = try repository.commit("docs: add notes")
    try repository.git("tag", "nightly-3")
    let outcome = try repository.sh("git push --quiet origin data/zone nightly-3")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.output
        .hasPrefix(
          "refs/heads/data/zone (commit \(short(next))); 1 finding that \(short(bad)) has too not repeated: passed: 2 files checked\nrefs/tags/nightly-3 (commit \(short(next))):\n\nrequirements.txt:1:1: error REQ001"
        ), "\(outcome)")
  }

  @Test func nothingPushed() throws {
    try repository.expect(
      "mlgate hook pre-push origin https://user:secret@example.com/x.git </dev/null",
      Outcome(0, output: "passed: nothing pushed\n"))
  }

  /// The address may hold a password, and no message shows it.
  @Test func theAddressIsNeverShown() throws {
    let bad = try badBranch("data/zone")
    let zero = String(repeating: "0", count: 40)
    for line in ["refs/heads/x \(bad) refs/heads/x \(zero)", "nonsense"] {
      let outcome = try repository.sh(
        "echo '\(line)' | mlgate hook pre-push o https://user:secret@example.com/x.git --verbose")
      #expect(outcome.exitCode == (line == "nonsense" ? 3 : 1))
      #expect(!outcome.output.contains("secret") && !outcome.errors.contains("secret"))
    }
  }

  @Test(arguments: [
    ("x 123 y 456", "'x 123 y 456'"), ("refs/heads/x", "'refs/heads/x'"),
    ("a \(String(repeating: "g", count: 40)) b \(String(repeating: "0", count: 40))", nil),
  ])
  func malformedLines(_ line: String, quoted: String?) throws {
    let outcome = try repository.sh("echo '\(line)' | mlgate hook pre-push origin x")
    #expect(outcome.exitCode == 3)
    #expect(
      outcome.errors.hasPrefix(
        "mlgate: line 1 of standard input is no ref as git lists them: \(quoted ?? "'a ggg")"))
  }

  /// A repository with another hash has longer ids; all zeros is none in any length.
  @Test func zeroIdsOfAnyLength() throws {
    let zero = String(repeating: "0", count: 64)
    try repository.expect(
      "echo '(delete) \(zero) refs/heads/x \(zero)' | mlgate hook pre-push origin x",
      Outcome(0, output: "refs/heads/x: deleted, nothing to judge\n"))
  }

  /// pre-commit and prek read git's lines themselves and set variables.
  @Test func underPreCommit() throws {
    let bad = try badBranch("data/zone")
    let outcome = try repository.sh(
      "PRE_COMMIT=1 PRE_COMMIT_FROM_REF=\(good) PRE_COMMIT_TO_REF=\(bad) PRE_COMMIT_REMOTE_BRANCH=refs/heads/data/z mlgate hook pre-push </dev/null"
    )
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.hasPrefix("refs/heads/data/z (commit \(short(bad))):\n\n\(unpinned)"))
  }

  /// A secret that a later commit takes out again is pushed all the same.
  @Test func eachCommit() throws {
    try repository.write(".mlgate.yaml", "hooks: {push: each}\n")
    try repository.commit("config: judge each commit")
    try repository.git("push", "--quiet", "--no-verify", "origin", "main")
    _ = try repository.git("checkout", "--quiet", "-b", "data/zone")
    try repository.writeRequirements(good: false)
    let bad = try repository.commit("fix: unpin")
    try repository.writeRequirements(good: true)
    let fixed = try repository.commit("Pin again")
    let outcome = try repository.sh("git push --quiet origin data/zone")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.output.hasPrefix(
        "refs/heads/data/zone (commit \(short(bad))):\n\n\(unpinned.replacing("1 file checked", with: "2 files checked"))"
      ),
      "\(outcome)")
    #expect(
      outcome.output.contains(
        "refs/heads/data/zone (commit \(short(fixed))):\n\ncommit \(short(fixed)):1:1: warning MSG001 "
      ),
      "\(outcome)")
    // Where the other side has the bad commit, nothing is new but the last one.
    try repository.git("push", "--quiet", "--no-verify", "origin", "\(bad):refs/heads/old")
    try repository.sh("git push --quiet origin data/zone").expectPassed()
  }

  /// Names of branches and messages are judged where they go.
  @Test func namesAndMessages() throws {
    try repository.git("checkout", "--quiet", "-b", "mine")
    try repository.write("notes.txt", "1\n")
    let commit = try repository.commit("experiment: x (exp-009)\n\nResults:\n")
    let outcome = try repository.sh("git push --quiet origin mine")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.output.contains(
        "commit \(short(commit)):1:16: error MSG003 message-mismatch\n 1 | experiment: x (exp-009)\n"
      ),
      "\(outcome)")
    #expect(
      outcome.output.contains("refs/heads/mine: warning BRN001 unconventional-branch\n"),
      "\(outcome)")
    // Nobody can change a message that the other side has.
    try repository.git("push", "--quiet", "--no-verify", "origin", "mine")
    try repository.sh("git push --quiet origin mine:refs/heads/data/copy").expectPassed()
  }

  @Test func declaredEncoding() throws {
    try repository.git("config", "i18n.commitEncoding", "ISO-8859-1")
    try repository.write(
      "message", bytes: Array("d\u{E9}part: x\n".unicodeScalars.map { UInt8($0.value) }))
    try repository.git("add", "--all")
    try repository.git("commit", "--quiet", "--file", "message")
    let outcome = try repository.sh("git push --quiet origin HEAD:main")
    outcome.expectPassed()
    #expect(outcome.output.contains(" 1 | d\u{E9}part: x\n"), "\(outcome)")
  }

  @Test func oneJSONReportForAllRefs() throws {
    _ = try badBranch("data/zone")
    let zero = String(repeating: "0", count: 40)
    let outcome = try repository.sh(
      """
      { echo "a $(git rev-parse main) refs/heads/data/a \(zero)"
        echo "b $(git rev-parse data/zone) refs/heads/data/b \(zero)"; } |
      mlgate hook pre-push origin x --format json
      """)
    #expect(outcome.exitCode == 1)
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect((report["findings"] as? [Any])?.count == 1)
  }
}
