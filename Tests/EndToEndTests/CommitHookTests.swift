import TestSupport
import Testing

/// The real `hooks/pre-commit`, run by git.
@Suite struct CommitHookTests {
  /// A good file of HEAD that is bad in the index, and another one that is bad on disk only.
  private func repository() throws -> ScratchRepository {
    let repository = try ScratchRepository()
    try repository.write("a/requirements.txt", "numpy==2.1.0\n")
    try repository.write("b/requirements.txt", "scipy==1.14.1\n")
    try repository.commit("Begin")
    try repository.installHooks()
    return repository
  }

  /// Each command line, the file that it is to be refused for, or none where it makes the commit.
  @Test(arguments: [
    ("git commit --quiet --message Change", "a"),
    ("git commit --quiet --message Change --amend", "a"),
    ("git commit --quiet --message Change --all", "a"),
    ("git commit --quiet --message Change -- a", "a"),
    ("git commit --quiet --message Change -- b/requirements.txt", "b"),
    ("git commit --quiet --message Change --include b/requirements.txt", "a"),
    ("git -C b commit --quiet --message Change", "a"),
    ("git commit --quiet --message Change --no-verify", nil),
    ("git add --all; git commit --quiet --message Change", "a"),
    ("git checkout --quiet HEAD a; git commit --quiet --message Change --allow-empty", nil),
    ("git checkout --quiet HEAD a; git commit --quiet --message Change --all", "b"),
  ])
  func commit(_ line: String, refusedFor folder: String?) throws {
    let repository = try repository()
    try repository.write("a/requirements.txt", "numpy\n")
    try repository.git("add", "a")
    try repository.write("b/requirements.txt", "scipy\n")
    let outcome = try repository.sh(line)
    #expect(outcome.exitCode == (folder == nil ? 0 : 1))
    let subject = try repository.git("log", "-1", "--format=%s")
    #expect(subject == (folder == nil ? "Change" : "Begin"))
    if let folder {
      #expect(
        outcome.errors.hasPrefix("\(folder)/requirements.txt:1:1: error REQ001 "), "\(outcome)")
    }
  }

  @Test func linkedWorkTree() throws {
    let repository = try repository()
    try repository.git("worktree", "add", "--quiet", "../linked", "-b", "side")
    try repository.write("../linked/a/requirements.txt", "numpy\n")
    let outcome = try repository.sh("cd ../linked && git commit --quiet --all --message Change")
    #expect(outcome.exitCode == 1)
    #expect(outcome.errors.hasPrefix("a/requirements.txt:1:1: error REQ001 "), "\(outcome)")
  }

  @Test func missingProgram() throws {
    let repository = try repository()
    try repository.expect(
      "MLGATE=/nowhere/mlgate git commit --quiet --allow-empty --message Change",
      Outcome(
        1,
        errors: """
          pre-commit: mlgate is not on the PATH; install it or set MLGATE to its path

          """))
  }

  /// A gate that could not judge refuses too.
  @Test func unreadableRepository() throws {
    let repository = try repository()
    try repository.write("a/requirements.txt", "numpy==2.2.0\n")
    try repository.write(".mlgate.yaml", "strict: maybe\n")
    try repository.expect(
      "git add .; git commit --quiet --message Change",
      Outcome(
        1, errors: ".mlgate.yaml:1:9: 'strict' must be true or false, not the string 'maybe'\n"))
  }
}
