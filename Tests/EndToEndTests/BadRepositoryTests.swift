import Foundation
import TestSupport
import Testing

/// Repositories that cannot be read: exit 3 and one message, never a pass.
@Suite struct BadRepositoryTests {
  private func fails(_ message: String) -> Outcome { Outcome(3, errors: "mlgate: \(message)\n") }

  @Test(arguments: ["check", "check --staged", "check --commit HEAD", "run", "results"])
  func noRepository(_ line: String) throws {
    let scratch = try ScratchRepository()
    try scratch.expect(
      "rm -r .git && mlgate \(line)",
      fails(
        "'<scratch>/repository' is not in a git repository; change to one or name it with -C"))
  }

  /// Each damage, what is asked, and the answer.
  @Test(arguments: [
    (
      "echo garbage > .git/HEAD", "--worktree",
      "cannot read the reference 'HEAD': corrupted loose reference file: HEAD; run 'git fsck' to see "
        + "what is broken"
    ),
    (
      "echo garbage > .git/refs/heads/main", "--staged",
      "cannot read the reference 'HEAD': corrupted loose reference file: refs/heads/main; run "
        + "'git fsck' to see what is broken"
    ),
    (
      "rm .git/HEAD", "--staged",
      "'<scratch>/repository' is not in a git repository; change to one or name it with -C"
    ),
    (
      "rm -r .git/objects", "--commit HEAD",
      "'<scratch>/repository' is not in a git repository; change to one or name it with -C"
    ),
    (
      "rm -r .git/objects/*", "--commit HEAD",
      "object c36420e9d96ecd881c7f3e8ab819c9e051e74a14 is not here; fetch it, or run 'git fsck'"
    ),
    (
      "rm -r .git/objects/*", "--staged",
      "commit c36420e9d96ecd881c7f3e8ab819c9e051e74a14 is not here; fetch the whole history"
    ),
    (
      "rm -r .git/objects/97", "--commit HEAD",
      "tree 97a340110d37b15cf3449e93ed92d681dc6614ba is not here; run 'git fsck' or fetch it"
    ),
    (
      "rm -r .git/objects/97", "--staged",
      "tree 97a340110d37b15cf3449e93ed92d681dc6614ba is not here; run 'git fsck' or fetch it"
    ),
    (
      "echo '[core' > .git/config", "--worktree",
      "cannot open the repository '<scratch>/repository/.git/': failed to parse config file: missing "
        + "']' in section header (in <scratch>/repository/.git/config:1); run 'git fsck' to see what "
        + "is broken"
    ),
    (
      "rm .git/index", "--staged",
      "the index '<scratch>/repository/.git/index' is missing; 'git reset' makes it from HEAD"
    ),
    (
      "rm .git/index", "--worktree",
      "the index '<scratch>/repository/.git/index' is missing; 'git reset' makes it from HEAD"
    ),
    (
      ": > .git/index", "--staged",
      "cannot read the index '<scratch>/repository/.git/index': it is cut short; delete it, and "
        + "'git reset' makes it anew from HEAD"
    ),
    (
      "yes 2>/dev/null | head -c 200 > .git/index", "--staged",
      "cannot read the index '<scratch>/repository/.git/index': invalid data in index - incorrect "
        + "header signature; delete it, and 'git reset' makes it anew from HEAD"
    ),
    (
      "export GIT_INDEX_FILE=/nowhere/index", "--staged",
      "the index '/nowhere/index' is missing; 'git reset' makes it from HEAD"
    ),
    (
      "export GIT_DIR=/nowhere", "--worktree", "'/nowhere' is not a git repository"
    ),
  ])
  func damaged(_ damage: String, asked: String, message: String) throws {
    let repository = try ScratchRepository.clean()
    try repository.expect("\(damage); mlgate check \(asked)", fails(message))
  }

  /// What is on disk does not need HEAD's files.
  @Test func missingTreeDoesNotHideTheDisk() throws {
    let repository = try ScratchRepository.clean()
    try repository.expect(
      "rm -r .git/objects/97; mlgate check", Outcome(0, output: "passed: 1 file checked\n"))
  }

  @Test func unmergedIndex() throws {
    let repository = try ScratchRepository.clean()
    try repository.git("checkout", "--quiet", "-b", "side")
    try repository.write("requirements.txt", "numpy==2.0.0\n")
    try repository.commit()
    try repository.git("checkout", "--quiet", "main")
    try repository.write("requirements.txt", "numpy==1.0.0\n")
    try repository.commit()
    #expect(try repository.sh("git merge --quiet side >&2").exitCode == 1)
    try repository.expect(
      "mlgate check --staged",
      fails("'requirements.txt' is not merged yet; resolve the conflict and 'git add' it"))
    try repository.expect(
      "mlgate check",
      Outcome(
        1,
        output: """
          requirements.txt:1:1: error SYN008 merge-conflict-marker
           1 | <<<<<<< HEAD
             | ^^^^^^^^^^^^
             = '<<<<<<< HEAD' is left of a merge conflict: keep one side and delete the markers
             = note: a marker of the same conflict: requirements.txt:3:1
             = note: a marker of the same conflict: requirements.txt:5:1
             = help: keep one side and delete the marker lines

          failed: 1 file checked, 1 error

          """))
  }

  @Test func bareRepository() throws {
    let origin = try ScratchRepository.clean()
    let bare = try ScratchRepository(cloning: origin, "--bare")
    try bare.expect(
      "mlgate check",
      fails(
        "'<scratch>/clone' is a bare repository without a work tree; name a commit instead"))
    try bare.expect(
      "mlgate check --staged",
      fails("'<scratch>/clone' is a bare repository without an index; name a commit instead"))
    try bare.expect("mlgate check --commit main", Outcome(0, output: "passed: 1 file checked\n"))
  }

  @Test func nothingCommittedYet() throws {
    let repository = try ScratchRepository()
    let nothing = Outcome(0, output: "passed: 0 files checked\n")
    let unborn = Outcome(
      2,
      errors: """
        mlgate: 'HEAD' names no commit, for nothing is committed yet; commit first, or judge with \
        --staged or --worktree

        """)
    try repository.expect("mlgate check", nothing)
    try repository.expect("mlgate check --staged", nothing)
    try repository.expect("mlgate check --commit HEAD", unborn)
    try repository.expect("mlgate run", unborn)
    try repository.write("requirements.txt", "numpy==2.1.0\n")
    try repository.git("add", "requirements.txt")
    try repository.expect("mlgate check --staged", Outcome(0, output: "passed: 1 file checked\n"))
  }

  @Test func deletedFolder() throws {
    let repository = try ScratchRepository.clean()
    let gone = "mkdir gone; cd gone; rmdir ../gone; "
    try repository.expect(
      gone + "mlgate check",
      fails("the current folder no longer exists; change to a folder that does"))
    try repository.expect(
      gone + "mlgate check -C '\(repository.folder.path)'",
      Outcome(0, output: "passed: 1 file checked\n"))
  }

  @Test(arguments: [
    "env -u HOME mlgate", "env -i \"$(command -v mlgate)\"", "HOME=/nowhere mlgate", "HOME= mlgate",
    "HOME=/dev/null mlgate", "LC_ALL=nonsense LANG=nonsense TZ=nonsense mlgate",
  ])
  func poorEnvironment(_ mlgate: String) throws {
    let repository = try ScratchRepository.clean()
    for asked in ["", "--staged --all", "--commit HEAD"] {
      try repository.expect(
        "\(mlgate) check \(asked)", Outcome(0, output: "passed: 1 file checked\n"))
    }
  }
}
