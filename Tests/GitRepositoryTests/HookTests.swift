import ByteText
import Foundation
import GitRepository
import RepositorySnapshot
import TestSupport
import Testing

/// What a pre-commit hook sees: the index that git really commits, not the repository's own.
@Suite struct HookTests {
  /// Runs `git commit` with a hook that notes its environment, keeps a copy of the index that it was
  /// given, and refuses; then opens the repository with that environment.
  private func openInHook(
    _ scratch: ScratchRepository, _ arguments: [String]
  ) throws -> GitRepository {
    let hook = scratch.folder.appending(path: ".git/hooks/pre-commit")
    try scratch.write(
      ".git/hooks/pre-commit",
      "#!/bin/sh\npwd > \"$HOME/folder\"\nenv -0 > \"$HOME/environment\"\n"
        + "cp \"$GIT_INDEX_FILE\" \"$GIT_INDEX_FILE.kept\"\nexit 1\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: hook.path)
    #expect(throws: ProgramFailure.self) { try scratch.git(arguments) }

    let bytes = Array(try Data(contentsOf: scratch.home.appending(path: "environment")))
    var variables: [ByteString: ByteString] = [:]
    for line in bytes.split(separator: 0) {
      let parts = line.split(separator: UInt8.ascii("="), maxSplits: 1)
      if parts.count == 2 { variables[ByteString(parts[0])] = ByteString(parts[1]) }
    }
    let index = try #require(variables["GIT_INDEX_FILE"])
    variables["GIT_INDEX_FILE"] = ByteString(index.bytes + Array(".kept".utf8))
    let working = try Data(contentsOf: scratch.home.appending(path: "folder")).dropLast()
    return try GitRepository(
      at: ".", environment: GitEnvironment(workingFolder: ByteString(working), variables: variables)
    )
  }

  /// `params.yaml` is good in HEAD, staged in a second and changed on disk in a third version.
  private func threeVersions() throws -> ScratchRepository {
    let scratch = try ScratchRepository()
    try scratch.write("params.yaml", "head")
    try scratch.write("other.yaml", "head")
    try scratch.commit()
    try scratch.write("params.yaml", "staged")
    try scratch.git("add", "params.yaml")
    try scratch.write("params.yaml", "disk")
    try scratch.write("other.yaml", "disk")
    return scratch
  }

  @Test(arguments: [
    (["commit", "-m", "x"], ["params.yaml"], "staged", "head"),
    (["commit", "-a", "-m", "x"], ["other.yaml", "params.yaml"], "disk", "disk"),
    (["commit", "-m", "x", "--", "params.yaml"], ["params.yaml"], "disk", "head"),
    (["commit", "-m", "x", "--", "other.yaml"], ["other.yaml"], "head", "disk"),
    (["commit", "-m", "x", "-i", "other.yaml"], ["other.yaml", "params.yaml"], "staged", "disk"),
    (["--git-dir=.git", "--work-tree=.", "commit", "-m", "x"], ["params.yaml"], "staged", "head"),
  ])
  func commit(_ arguments: [String], changed: [String], params: String, other: String) throws {
    let scratch = try threeVersions()
    let repository = try openInHook(scratch, arguments)
    #expect(repository.workTree == ByteString(scratch.folder.path))
    let snapshot = try repository.indexSnapshot(changesOnly: true)
    #expect(snapshot.changed == changed)
    #expect(try snapshot.text("params.yaml") == params)
    #expect(try snapshot.text("other.yaml") == other)
  }

  @Test func commitInLinkedWorkTree() throws {
    let scratch = try threeVersions()
    try scratch.git("worktree", "add", "--quiet", "../linked", "-b", "side")
    try scratch.write("../linked/new.yaml", "new")
    try scratch.git("-C", "../linked", "add", "new.yaml")
    let repository = try openInHook(scratch, ["-C", "../linked", "commit", "-m", "x"])
    #expect(repository.workTree == ByteString(scratch.container.path + "/linked"))
    #expect(try repository.indexSnapshot(changesOnly: true).changed == ["new.yaml"])
  }
}
