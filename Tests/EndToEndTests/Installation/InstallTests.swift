import Foundation
import TestSupport
import Testing

/// `mlgate install` and `uninstall` in repositories of every shape.
@Suite struct InstallTests {
  private let hooks = "--hook pre-commit --hook pre-push"

  @Test func everyHookTwice() throws {
    let repository = try ScratchRepository.clean()
    let before = try repository.hookState()
    let first = try repository.sh("mlgate install --all")
    #expect(
      first
        == Outcome(
          0,
          output: """
            pre-commit: installed
            pre-merge-commit: installed
            prepare-commit-msg: installed
            commit-msg: installed
            pre-push: installed
            post-checkout: installed
            post-merge: installed

            """))
    let once = try repository.hookState()
    let second = try repository.sh("mlgate install --all")
    #expect(second.output.components(separatedBy: ": is installed already\n").count == 8)
    #expect(try repository.hookState() == once)
    try repository.sh("mlgate uninstall").expectPassed()
    #expect(try repository.hookState() == before)
    try repository.expect(
      "mlgate uninstall", Outcome(0, output: "no hook of mlgate's is installed\n"))
  }

  @Test func bareRepository() throws {
    let repository = try ScratchRepository(bare: true)
    try repository.expect("mlgate install", Outcome(0, output: "pre-receive: installed\n"))
    #expect(try repository.sh("test -x hooks/pre-receive").exitCode == 0)
  }

  /// Judged with the path that was recorded: PATH holds no mlgate.
  @Test func recordedPath() throws {
    let repository = try ScratchRepository.clean()
    try repository.sh("mlgate install --hook pre-commit").expectPassed()
    try repository.write("requirements.txt", "numpy\n")
    let outcome = try repository.sh(
      "git add . && git commit --quiet --message Change", ["PATH": "/usr/bin:/bin"])
    #expect(outcome.exitCode == 1)
    #expect(outcome.errors.hasPrefix("requirements.txt:1:1: error REQ001 "), "\(outcome)")
  }

  /// All hooks that are installed without being named, in one commit and one push.
  @Test func everyDayWork() throws {
    let repository = try ScratchRepository.clean()
    try repository.sh("mlgate install").expectPassed()
    try repository.sh("git init --quiet --bare ~/remote && git remote add origin ~/remote")
      .expectPassed()
    try repository.write("requirements.txt", "numpy==2.1.1\n")
    try repository.sh("git add . && git commit --quiet -m 'deps: update numpy'").expectPassed()
    try repository.sh("git push --quiet origin main").expectPassed()
    try repository.write("requirements.txt", "numpy\n")
    #expect(try repository.sh("git commit -qam 'deps: loosen numpy'").exitCode == 1)
    try repository.sh("git commit --no-verify -qam 'deps: loosen numpy'").expectPassed()
    #expect(try repository.sh("git push --quiet origin main").exitCode == 1)
  }

  /// One hook is there, another is kept from before: neither may be overwritten.
  @Test func neitherOfTwoIsLost() throws {
    let repository = try ScratchRepository.clean()
    _ = try repository.sh(
      """
      cd .git/hooks; echo 'echo mine' > pre-commit; chmod +x pre-commit
      echo older > pre-commit.before-mlgate
      """)
    let before = try repository.hookState()
    let outcome = try repository.sh("mlgate install --hook pre-commit")
    #expect(outcome.exitCode == 3)
    #expect(
      outcome.errors.contains(
        "pre-commit.before-mlgate' is kept from before, and '<scratch>/repository/.git/hooks/pre-commit' "
          + "is not mlgate's; remove the one that is not needed"), "\(outcome)")
    #expect(try repository.hookState() == before)
  }

  /// What is there, and what is said of it.
  enum Existing: String, CaseIterable {
    case script, quiet, dangling, link
    var message: String {
      switch self {
      case .script, .link: "the hook that was there keeps running"
      case .quiet: "the hook that was there is not executable and is kept without being run"
      case .dangling: "the link that was there leads nowhere and is kept without being run"
      }
    }
  }

  @Test(arguments: Existing.allCases)
  func existingHook(_ existing: Existing) throws {
    let repository = try ScratchRepository.clean()
    switch existing {
    case .script: try repository.script(".git/hooks/pre-commit", "exit 9", mode: 0o711)
    case .quiet: try repository.script(".git/hooks/pre-commit", "exit 9", mode: 0o640)
    case .dangling: try repository.sh("ln -s nowhere .git/hooks/pre-commit").expectPassed()
    case .link:
      try repository.script("tool", "exit 9")
      try repository.sh("ln -s ../../tool .git/hooks/pre-commit").expectPassed()
    }
    let before = try repository.hookState()
    try repository.expect(
      "mlgate install --hook pre-commit",
      Outcome(0, output: "pre-commit: installed; \(existing.message)\n"))
    let runs = existing == .script || existing == .link
    #expect(try repository.sh(".git/hooks/pre-commit").exitCode == (runs ? 9 : 0))
    try repository.expect(
      "mlgate uninstall",
      Outcome(0, output: "pre-commit: removed; the hook from before is back\n"))
    #expect(try repository.hookState() == before)
  }

  @Test func linkedWorkTreeAndSubmodule() throws {
    let repository = try ScratchRepository.clean()
    let part = try ScratchRepository.clean()
    try repository.git("worktree", "add", "--quiet", "../linked", "-b", "side")
    try repository.git("submodule", "--quiet", "add", "file://\(part.folder.path)", "part")
    try repository.sh("cd ../linked && mlgate install --hook pre-push").expectPassed()
    #expect(try repository.sh("test -x .git/hooks/pre-push").exitCode == 0)
    try repository.sh("mkdir part/deep; cd part/deep && mlgate install --hook pre-push")
      .expectPassed()
    #expect(try repository.sh("test -x .git/modules/part/hooks/pre-push").exitCode == 0)
  }

  /// Seen from the top of the work tree, wherever the command is started; no path of this machine is written to
  /// files that are committed.
  @Test func relativeHooksPath() throws {
    let repository = try ScratchRepository.clean()
    try repository.git("config", "core.hooksPath", "tools")
    try repository.sh("mkdir deep; cd deep && mlgate install --hook pre-commit").expectPassed()
    #expect(try repository.sh("ls tools").output == "pre-commit\n")
    #expect(try repository.sh("grep -c \"^recorded=$\" tools/pre-commit").output == "1\n")
  }

  @Test func sharedHooksPath() throws {
    let repository = try ScratchRepository.clean()
    try repository.git("config", "core.hooksPath", "../shared")
    try repository.expect(
      "mlgate install --hook pre-commit",
      Outcome(
        2,
        errors: """
          mlgate: core.hooksPath puts the hooks into '<scratch>/shared', outside of this repository, where others may share \
          them; run 'git config --unset core.hooksPath' or add --force

          """))
    try repository.sh("mlgate install --hook pre-commit --force && test -x ../shared/pre-commit")
      .expectPassed()
  }

  @Test func hooksFolderThatIsAFile() throws {
    let repository = try ScratchRepository.clean()
    try repository.sh("rm -r .git/hooks && echo text > .git/hooks").expectPassed()
    try repository.expect(
      "mlgate install",
      Outcome(
        3,
        errors:
          "mlgate: the hooks folder '<scratch>/repository/.git/hooks' is no folder; move it away\n")
    )
  }

  @Test func missingHooksFolder() throws {
    let repository = try ScratchRepository.clean()
    try repository.sh("rm -r .git/hooks && mlgate install --hook pre-push").expectPassed()
    #expect(try repository.sh("ls .git/hooks").output == "pre-push\n")
  }

  /// Only the hooks folder changes.
  @Test func nothingElseIsTouched() throws {
    let repository = try ScratchRepository.clean()
    let list = "find . -path ./.git/hooks -prune -o -type f -print0 | sort -z | xargs -0 sha256sum"
    let before = try repository.sh(list).output
    try repository.sh("mlgate install --all && mlgate doctor; mlgate uninstall").expectPassed()
    #expect(try repository.sh(list).output == before)
  }
}
