import Foundation
import TestSupport
import Testing

@testable import mlgate

/// The scripts of `hooks/`, run by git with a program in place of mlgate that records its calls.
@Suite struct HookStubTests {
  /// One source of truth: what the binary installs is what lies in `hooks/`.
  @Test(arguments: HookName.allCases)
  func sourceFile(_ name: HookName) throws {
    let file = try Data(contentsOf: hooks.appending(path: name.rawValue))
    #expect(Array(file) == HookStub(name: name).text(recording: nil))
    let mode = try FileManager.default.attributesOfItem(
      atPath: hooks.appending(path: name.rawValue).path)[.posixPermissions]
    #expect(mode as? Int == 0o755)
  }

  @Test func noOtherFile() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: hooks.path).sorted()
    #expect(files == HookName.allCases.map(\.rawValue).sorted())
  }

  private func repository(_ names: String...) throws -> ScratchRepository {
    let repository = try ScratchRepository.clean()
    for name in names {
      try FileManager.default.copyItem(
        at: hooks.appending(path: name), to: repository.folder.appending(path: ".git/hooks/\(name)")
      )
    }
    return repository
  }

  @Test func bothReadEveryRefAndMlgateFirst() throws {
    let repository = try repository("pre-push")
    let remote = try ScratchRepository(bare: true)
    try repository.git("branch", "next")
    let commit = try repository.git("rev-parse", "HEAD")
    let program = try repository.recorder()
    try repository.script(
      ".git/hooks/pre-push.before-mlgate",
      "{ echo \"before: $*\"; cat; } >>'\(repository.container.path)/calls'")
    try repository.sh(
      "git push --quiet '\(remote.folder.path)' main next", ["MLGATE": program]
    ).expectPassed()
    let zero = String(repeating: "0", count: 40)
    let refs = ["main", "next"].map { "refs/heads/\($0) \(commit) refs/heads/\($0) \(zero)\n" }
      .joined()
    let url = remote.folder.path
    #expect(
      try repository.calls()
        == "mlgate: hook pre-push \(url) \(url)\n\(refs)before: \(url) \(url)\n\(refs)")
  }

  @Test func refusedPushUploadsNothing() throws {
    let repository = try repository("pre-push")
    let remote = try ScratchRepository(bare: true)
    let program = try repository.recorder(exitCode: 3)
    try repository.script(
      ".git/hooks/pre-push.before-mlgate", "echo uploaded >>'\(repository.container.path)/calls'")
    let outcome = try repository.sh(
      "git push --quiet '\(remote.folder.path)' main", ["MLGATE": program])
    #expect(outcome.exitCode == 1)
    #expect(try !repository.calls().contains("uploaded"))
  }

  /// Its exit code counts, and it comes first: it may change what is to be judged.
  @Test(arguments: [0, 1, 7])
  func hookBeforeCommit(_ code: Int) throws {
    let repository = try repository("pre-commit")
    let program = try repository.recorder()
    try repository.script(
      ".git/hooks/pre-commit.before-mlgate",
      "echo \"before: $*\" >>'\(repository.container.path)/calls'; exit \(code)")
    let outcome = try repository.sh(".git/hooks/pre-commit", ["MLGATE": program])
    #expect(outcome == Outcome(Int32(code)))
    #expect(
      try repository.calls() == "before: \n" + (code == 0 ? "mlgate: hook pre-commit\n" : ""))
  }

  @Test func adviceBlocksNothing() throws {
    let repository = try repository("post-checkout")
    let program = try repository.recorder(exitCode: 1)
    try repository.sh("git checkout --quiet -b side", ["MLGATE": program]).expectPassed()
    let commit = try repository.git("rev-parse", "HEAD")
    #expect(try repository.calls() == "mlgate: hook post-checkout \(commit) \(commit) 1\n")
    #expect(
      try repository.sh("git checkout --quiet main", ["MLGATE": "/nowhere/mlgate"])
        == Outcome(
          0,
          errors:
            "post-checkout: mlgate is not on the PATH; install it or set MLGATE to its path\n"))
  }

  /// A graphical client's PATH: mlgate is found where the user's own programs lie.
  @Test func shortPath() throws {
    let repository = try repository("pre-commit")
    let program = try repository.recorder()
    try FileManager.default.createDirectory(
      at: repository.home.appending(path: ".local/bin"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: URL(filePath: program), to: repository.home.appending(path: ".local/bin/mlgate"))
    try repository.sh(".git/hooks/pre-commit", ["PATH": "/usr/bin:/bin"]).expectPassed()
    #expect(try repository.calls() == "mlgate: hook pre-commit\n")
  }

  /// husky's scripts go by their own name and folder.
  @Test func husky() throws {
    let repository = try ScratchRepository.clean()
    try repository.script(".husky/_/h", "echo \"husky: $(basename \"$0\")\"; exit 5")
    try repository.script(".husky/_/pre-commit", ". \"$(dirname \"$0\")/h\"")
    try repository.git("config", "core.hooksPath", ".husky/_")
    let outcome = try repository.sh("mlgate install --hook pre-commit && .husky/_/pre-commit")
    #expect(
      outcome
        == Outcome(
          5,
          output: """
            pre-commit: installed; husky's hook keeps running (husky writes its hooks anew: then run \
            'mlgate install' again)
            husky: pre-commit

            """))
  }
}
