import ByteText
import Foundation
import GitRepository
import RepositorySnapshot
import TestSupport
import Testing

@Suite struct WorkTreeTests {
  private func link(_ scratch: ScratchRepository, _ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: scratch.folder.appending(path: path).path, withDestinationPath: target)
  }

  @Test func trackedAndUntracked() throws {
    let scratch = try ScratchRepository()
    try scratch.write("kept.txt", "committed")
    try scratch.write("gone.txt", "gone")
    try scratch.write("data/raw.csv", "tracked")
    try scratch.commit()
    try scratch.write(".gitignore", "*.log\n/data/\n!keep.log\nbuild/\n")
    try scratch.write("kept.txt", "on disk")
    try FileManager.default.removeItem(at: scratch.folder.appending(path: "gone.txt"))
    for path in ["new/deep/a.txt", "b.log", "keep.log", "data/more.csv", "build/x", "new/build/y"] {
      try scratch.write(path, path)
    }
    try scratch.write("new/.gitignore", "a.*\n")
    try scratch.write("new/deep/.gitignore", "!a.txt\n")
    try scratch.write(".git/info/exclude", "excluded.txt\n")
    try scratch.write("excluded.txt", "x")
    let snapshot = try scratch.open().workTreeSnapshot()
    #expect(snapshot.source == .worktree)
    #expect(
      snapshot.paths == [
        ".gitignore", "data/raw.csv", "keep.log", "kept.txt", "new/.gitignore",
        "new/deep/.gitignore", "new/deep/a.txt",
      ])
    #expect(try snapshot.text("kept.txt") == "on disk")
    let entry = try #require(snapshot.entry(at: "kept.txt"))
    #expect(entry.object == nil)
    #expect(try snapshot.blobs.size(of: entry) == 7)
    #expect(throws: UnreadableBlob(path: "kept.txt", reason: "larger than 6 bytes")) {
      try snapshot.blobs.bytes(of: entry, limit: 6)
    }
    let listed = try scratch.git("ls-files", "--cached", "--others", "--exclude-standard")
    let there = Set(listed.split(separator: "\n").map(String.init)).subtracting(["gone.txt"])
    #expect(Set(snapshot.paths) == there)
  }

  @Test func userIgnoreFiles() throws {
    let scratch = try ScratchRepository()
    try scratch.write("../home/.config/git/ignore", "default.txt\n")
    try scratch.write("default.txt", "x")
    try scratch.write("named.txt", "x")
    #expect(try scratch.open().workTreeSnapshot().paths == ["named.txt"])
    try scratch.write("../home/my-ignore", "named.txt\n")
    try scratch.git("config", "--global", "core.excludesFile", "~/my-ignore")
    #expect(try scratch.open().workTreeSnapshot().paths == ["default.txt"])
  }

  @Test func linksAreEntriesAndNeverFollowed() throws {
    let scratch = try ScratchRepository()
    try scratch.write("dir/a.txt", "inside")
    try scratch.commit()
    try scratch.write("../outside/a.txt", "outside")
    try link(scratch, "file-link", to: "/etc/passwd")
    try link(scratch, "dangling", to: "nowhere")
    let before = try scratch.open().workTreeSnapshot()
    #expect(before.paths == ["dangling", "dir/a.txt", "file-link"])
    #expect(before.entry(at: "file-link")?.mode == .symbolicLink)
    #expect(try before.text("file-link") == "/etc/passwd")

    // A tracked folder that became a link: its files are gone, and reading them must fail.
    try FileManager.default.removeItem(at: scratch.folder.appending(path: "dir"))
    try link(scratch, "dir", to: "../outside")
    #expect(throws: UnreadableBlob.self) { try before.text("dir/a.txt") }
    #expect(try scratch.open().workTreeSnapshot().paths == ["dangling", "dir", "file-link"])
  }

  @Test(.timeLimit(.minutes(1))) func pipesAreNotFiles() throws {
    let scratch = try ScratchRepository()
    try scratch.write("a.txt", "a")
    try scratch.commit()
    let snapshot = try scratch.open().workTreeSnapshot()
    try FileManager.default.removeItem(at: scratch.folder.appending(path: "a.txt"))
    try #require(mkfifo(scratch.folder.path + "/a.txt", 0o600) == 0)
    #expect(throws: UnreadableBlob(path: "a.txt", reason: "not a regular file")) {
      try snapshot.text("a.txt")
    }
    #expect(try scratch.open().workTreeSnapshot().paths == [])
  }

  @Test func otherRepositoriesInside() throws {
    let scratch = try ScratchRepository()
    let id = try scratch.commit()
    try scratch.git("update-index", "--add", "--cacheinfo", "160000,\(id),vendor")
    try scratch.write("vendor/.git/HEAD", "ref: refs/heads/main\n")
    try scratch.write("vendor/v.txt", "v")
    try scratch.git("init", "--quiet", "nested")
    try scratch.write("nested/n.txt", "n")
    let snapshot = try scratch.open().workTreeSnapshot()
    #expect(snapshot.paths == ["vendor"])
    #expect(snapshot.entry(at: "vendor")?.mode == .submodule)
  }

  @Test func modes() throws {
    let scratch = try ScratchRepository()
    try scratch.write("run.sh", "#!/bin/sh\n")
    chmod(scratch.folder.path + "/run.sh", 0o755)
    #expect(
      try scratch.open().workTreeSnapshot().entries
        == [SnapshotEntry(path: "run.sh", mode: .executable, object: nil)])
  }

  @Test func attributesOutside() throws {
    let scratch = try ScratchRepository()
    #expect(try scratch.open().workTreeSnapshot().outsideAttributes.info == [])
    try scratch.write(".git/info/attributes", "*.bin filter=lfs\n")
    try scratch.write("../home/.config/git/attributes", "*.txt text\n")
    let byDefault = try scratch.open().workTreeSnapshot().outsideAttributes
    #expect(byDefault.info == Array("*.bin filter=lfs\n".utf8))
    #expect(byDefault.global == Array("*.txt text\n".utf8))
    try scratch.write("../xdg/git/attributes", "*.md text\n")
    let xdg = try scratch.open(["XDG_CONFIG_HOME": scratch.container.path + "/xdg"])
    #expect(try xdg.workTreeSnapshot().outsideAttributes.global == Array("*.md text\n".utf8))
    try scratch.write("../home/named", "*.csv text\n")
    try scratch.git("config", "core.attributesFile", "~/named")
    #expect(
      try scratch.open().workTreeSnapshot().outsideAttributes.global
        == Array("*.csv text\n".utf8))
    #expect(try scratch.open().indexSnapshot(changesOnly: true).outsideAttributes.global == [])
  }
}
