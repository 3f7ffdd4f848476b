import Foundation
import TestSupport
import Testing

/// `mlgate lfs`, and what a push and a release say about contents: no git-lfs anywhere.
@Suite struct LFSTests {
  /// `printf hello | sha256sum`
  private static let hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
  /// Of a content that is nowhere.
  private static let gone = String(repeating: "9876543210abcdef", count: 4)

  /// A commit with one good content (`a.bin`) and an ordinary file.
  private let repository: ScratchRepository

  init() throws {
    repository = try ScratchRepository()
    // The pointers are written by hand; nothing has to run git-lfs.
    for name in ["clean", "smudge", "process"] {
      try repository.git("config", "filter.lfs.\(name)", "")
    }
    try repository.write(".gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n")
    try repository.write("notes.txt", "notes\n")
    try repository.write("a.bin", Self.pointer(Self.hello, 5))
    try store(Self.hello, "hello")
    try repository.commit("data: begin")
  }

  private static func pointer(_ oid: String, _ size: Int) -> String {
    "version https://git-lfs.github.com/spec/v1\noid sha256:\(oid)\nsize \(size)\n"
  }

  private func store(_ oid: String, _ content: String, in folder: String = ".git/lfs") throws {
    try repository.write(
      "\(folder)/objects/\(oid.prefix(2))/\(oid.dropFirst(2).prefix(2))/\(oid)", content)
  }

  private func missing(_ name: String, _ size: Int, help: String) -> String {
    """
    \(name):2:12: error LFS008 missing-object
     2 | oid sha256:\(Self.gone)
       |            \(String(repeating: "^", count: 64))
       = the content of '\(name)' (\(Self.gone), \(size) bytes) is in no LFS store here
       = help: \(help)


    """
  }

  private let fetch = "run 'git lfs fetch', or add the file again where its content still is"

  @Test func filesAreListed() throws {
    try repository.write("deep/b.txt", Self.pointer(Self.gone, 98_500_000))
    try repository.write("empty.bin", "")
    try repository.git("add", "--all")
    try repository.write("a.bin", "hello")
    let first = "\(Self.hello) * a.bin"
    let second = "\(Self.gone) - deep/b.txt"
    try repository.expect("mlgate lfs files", Outcome(0, output: "\(first)\n"))
    try repository.expect(
      "mlgate lfs files --staged --size",
      Outcome(0, output: "\(first) (5 B)\n\(second) (98 MB)\n"))
    try repository.expect(
      "mlgate lfs files --staged --name-only deep", Outcome(0, output: "deep/b.txt\n"))
    // What is no pointer on disk any more is checked out.
    try repository.expect("mlgate lfs files --worktree", Outcome(0, output: "\(second)\n"))
    try repository.expect("cd deep && mlgate lfs files", Outcome(0, output: "\(first)\n"))
    let json = """
      {
        "files": [
          {
            "name": "a.bin",
            "size": 5,
            "checkout": true,
            "downloaded": true,
            "oid_type": "sha256",
            "oid": "\(Self.hello)",
            "version": "https://git-lfs.github.com/spec/v1"
          }
        ]
      }

      """
    try repository.expect("mlgate lfs files --json", Outcome(0, output: json))
  }

  @Test func filesBeforeTheFirstCommit() throws {
    let empty = try ScratchRepository()
    try empty.expect("mlgate lfs files", Outcome(0))
    try empty.expect("mlgate lfs files --json", Outcome(0, output: "{\n  \"files\": []\n}\n"))
    try empty.write("a.bin", Self.pointer(Self.gone, 1))
    try empty.git("add", "--all")
    try empty.expect("mlgate lfs files", Outcome(0, output: "\(Self.gone) - a.bin\n"))
  }

  @Test func soundContents() throws {
    try repository.expect("mlgate lfs verify", Outcome(0, output: "passed: 3 files checked\n"))
    try repository.expect("mlgate lfs verify --quiet", Outcome(0))
    try repository.git("config", "lfs.storage", "elsewhere")
    #expect(try repository.sh("mlgate lfs verify").exitCode == 1)
    try store(Self.hello, "hello", in: ".git/elsewhere")
    try repository.sh("mlgate lfs verify").expectPassed()
  }

  @Test func missingContent() throws {
    try repository.write("b.bin", Self.pointer(Self.gone, 12))
    try repository.git("add", "--all")
    try repository.expect("mlgate lfs verify", Outcome(0, output: "passed: 3 files checked\n"))
    try repository.expect(
      "mlgate lfs verify --staged",
      Outcome(
        1,
        output: missing("b.bin", 12, help: fetch) + "failed: 4 files checked, 1 error\n"))
    try repository.sh("mlgate lfs verify --staged a.bin").expectPassed()
    try repository.git("config", "lfs.fetchexclude", "/x, b.*")
    try repository.expect(
      "mlgate lfs verify --staged --verbose",
      Outcome(
        0,
        output:
          "b.bin: skipped LFS008: excluded by lfs.fetchexclude\n\npassed: 4 files checked, 1 skipped\n"
      ))
  }

  @Test func brokenContent() throws {
    try store(Self.hello, "hullo")
    try repository.expect(
      "mlgate lfs verify --quick", Outcome(0, output: "passed: 3 files checked\n"))
    let outcome = try repository.sh("mlgate lfs verify")
    let found = try repository.sh("printf hullo | sha256sum").output.prefix(64)
    let message =
      "the content of 'a.bin' (\(Self.hello), 5 bytes) is broken in the LFS store: its SHA-256 is \(found)"
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.contains("   = \(message)\n"), "\(outcome)")
    try store(Self.hello, "hell")
    let quick = try repository.sh("mlgate lfs verify --quick")
    #expect(
      quick.output.contains(
        "   = the content of 'a.bin' (\(Self.hello), 5 bytes) has 4 bytes in the LFS store\n"),
      "\(quick)")
  }

  @Test func unreadableContent() throws {
    let path = ".git/lfs/objects/2c/f2/\(Self.hello)"
    try repository.sh("rm \(path) && mkdir \(path)").expectPassed()
    try repository.expect(
      "mlgate lfs verify",
      Outcome(
        3,
        output: """
          a.bin: unverified LFS008 missing-object: its content \(Self.hello): it is not a regular file

          unverified: 3 files checked, 1 unverified

          """))
  }

  /// As `git lfs fsck --pointers`: what should be a pointer and is none, and what git-lfs writes otherwise.
  @Test func pointersThatAreNone() throws {
    try repository.write("raw.bin", "weights")
    try repository.write("long.bin", Self.pointer(Self.hello, 5) + "\n")
    try repository.write("requirements.txt", "numpy\n")
    try repository.commit("data: add")
    let outcome = try repository.sh("mlgate lfs verify --format json")
    #expect(outcome.exitCode == 1)
    let rules = outcome.output.matches(of: /"rule": "([A-Z0-9]+)"/).map { String($0.1) }
    #expect(rules == ["LFS004", "LFS002"])
    try repository.sh("mlgate lfs verify --select LFS008").expectPassed()
    try repository.expect(
      "mlgate lfs verify --select EXP",
      Outcome(
        2,
        errors:
          "mlgate: --select names none of the rules that 'lfs verify' asks: LFS002, LFS003, LFS004, LFS008\n"
      ))
  }

  private func remote() throws -> ScratchRepository {
    let server = try ScratchRepository(bare: true)
    try repository.git("remote", "add", "origin", server.folder.path)
    try repository.git("push", "--quiet", "origin", "main")
    return server
  }

  @Test func pushOfNewPointers() throws {
    let server = try remote()
    defer { withExtendedLifetime(server) {} }
    try repository.install("pre-push")
    try repository.write("b.bin", Self.pointer(Self.gone, 12))
    let added = try repository.commit("data: add b")
    try repository.write("b.bin", Self.pointer(Self.hello, 5))
    let replaced = try repository.commit("data: replace b")
    let outcome = try repository.sh("git push --quiet origin main")
    let message =
      "the content of 'b.bin' of commit \(added.prefix(12)) (\(Self.gone), 12 bytes) is in no LFS store here"
    #expect(
      outcome.output == """
        refs/heads/main (commit \(replaced.prefix(12))); 1 LFS content (12 B) to be sent by 'git lfs push origin main':

        b.bin: error LFS008 missing-object
           = \(message)
           = help: \(fetch); then 'git lfs push origin main' sends it

        failed: 4 files checked, 1 error

        """)
    #expect(outcome.exitCode == 1)
    try repository.expectUntouched()
    try repository.write(
      ".git/lfs/objects/98/76/\(Self.gone)", String(repeating: "x", count: 12))
    let broken = try repository.sh("git push --quiet origin main")
    #expect(broken.output.contains("is broken in the LFS store"), "\(broken)")
    try repository.sh("SKIP=LFS008 git push --quiet origin main").expectPassed()
  }

  /// What the remote has is its own affair: pointers that are moved, copied or merged are not new.
  @Test func pushOfKnownPointers() throws {
    let server = try remote()
    defer { withExtendedLifetime(server) {} }
    try repository.install("pre-push")
    try repository.sh("rm -r .git/lfs").expectPassed()
    try repository.git("mv", "a.bin", "moved.bin")
    try repository.commit("data: move")
    try repository.git("checkout", "--quiet", "-b", "data/side", "HEAD~1")
    try repository.write("more.txt", "more\n")
    try repository.commit("docs: say more")
    try repository.git("merge", "--quiet", "--no-edit", "main")
    let commit = try repository.git("rev-parse", "--short=12", "HEAD")
    try repository.expect(
      "git push --quiet origin data/side",
      Outcome(0, output: "refs/heads/data/side (commit \(commit)): passed: 4 files checked\n"))
  }

  /// A server that keeps contents beside its objects, as a plain path remote does.
  @Test func pushToAServer() throws {
    let server = try remote()
    try server.install("pre-receive")
    try repository.write("b.bin", Self.pointer(Self.gone, 12))
    try repository.commit("data: add b")
    let elsewhere = try repository.sh("git push origin main:copy")
    elsewhere.expectPassed()
    #expect(
      elsewhere.errors.contains(
        "remote: skipped LFS008: this repository keeps no contents of git-lfs"), "\(elsewhere)")
    try repository.sh("git push --quiet origin :copy").expectPassed()
    try server.write("lfs/objects/2c/f2/\(Self.hello)", "hello")
    let refused = try repository.sh("git push --quiet origin main")
    #expect(refused.exitCode == 1)
    #expect(
      refused.errors.contains(
        "remote:    = help: run 'git lfs push <remote> main' where the content is, then push again"),
      "\(refused)")
  }

  @Test func release() throws {
    var project = try ReleaseRepository()
    try project.commit("1.0.0")
    try project.tag("model-v1.0.0")
    let verify = "mlgate release verify model-v1.0.0 --verbose"
    let outcome = try project.repository.sh(verify)
    outcome.expectPassed()
    #expect(
      outcome.output.contains(
        "skipped LFS008: this clone holds no contents of git-lfs; 'git lfs fetch' brings them\n"),
      "\(outcome)")
    try project.repository.write(".git/lfs/objects/2c/f2/\(Self.hello)", "hello")
    let failed = try project.repository.sh(verify)
    #expect(failed.exitCode == 1)
    #expect(
      failed.output.contains("models/net/model_v1.0.0.pth:2:12: error LFS008 missing-object\n"),
      "\(failed)")
    // A check of files alone never asks.
    try project.repository.sh("mlgate check --commit model-v1.0.0").expectPassed()
  }
}
