import ByteText
import Foundation
import GitRepository
import RepositorySnapshot
import TestSupport
import Testing

@Suite struct IndexTests {
  @Test func changesAgainstHead() throws {
    let scratch = try ScratchRepository()
    for path in ["a.txt", "b/c.txt", "b/d.txt", "b.txt", "e", "z/last.txt"] {
      try scratch.write(path, path)
    }
    try scratch.commit()
    try scratch.git("rm", "--quiet", "--cached", "b/c.txt", "z/last.txt")
    try scratch.write("b.txt", "new")
    try scratch.write("b-new.txt", "new")
    try scratch.write("a.txt", "not staged")
    try scratch.git("update-index", "--chmod=+x", "e")
    try scratch.git("add", "b.txt", "b-new.txt")
    let snapshot = try scratch.open().indexSnapshot(changesOnly: true)
    #expect(snapshot.source == .index)
    #expect(snapshot.paths == ["a.txt", "b-new.txt", "b.txt", "b/d.txt", "e"])
    #expect(snapshot.changed == ["b-new.txt", "b.txt", "b/c.txt", "e", "z/last.txt"])
    #expect(snapshot.entry(at: "e")?.mode == .executable)
    #expect(try snapshot.text("a.txt") == "a.txt")
    #expect(try scratch.open().indexSnapshot(changesOnly: false).changedPaths == nil)
  }

  /// The same answer as `git diff --cached`, for trees whose order is the hard part.
  @Test func sameAsGit() throws {
    let scratch = try ScratchRepository()
    let paths = ["a", "a-b", "a.b", "a0", "ab/c", "ab-c", "ab.d/e/f", "ab0", "\u{e9}", "b/.x"]
    for path in paths { try scratch.write(path, path) }
    try scratch.commit()
    for removed in paths {
      try scratch.git("read-tree", "HEAD")
      try scratch.git("update-index", "--force-remove", removed)
      let added = "\(removed)/n"
      let blob = try scratch.git(["hash-object", "-w", "--stdin"], input: Array("n".utf8))
      try scratch.git("update-index", "--add", "--cacheinfo", "100644,\(blob),\(added)")
      let expected = try scratch.git(
        "-c", "core.quotePath=false", "diff", "--cached", "--no-renames", "--name-only")
      let changed = try scratch.open().indexSnapshot(changesOnly: true).changed
      #expect(changed == expected.split(separator: "\n").map(String.init))
    }
  }

  @Test func unbornHead() throws {
    let scratch = try ScratchRepository()
    let empty = try scratch.open().indexSnapshot(changesOnly: true)
    #expect(empty.entries.isEmpty)
    #expect(empty.changed == [])
    try scratch.write("a.txt", "a")
    try scratch.git("add", "a.txt")
    #expect(try scratch.open().head() == nil)
    #expect(try scratch.open().indexSnapshot(changesOnly: true).changed == ["a.txt"])
  }

  @Test func intentToAdd() throws {
    let scratch = try ScratchRepository()
    try scratch.commit()
    try scratch.write("later.txt", "later")
    try scratch.git("add", "--intent-to-add", "later.txt")
    let snapshot = try scratch.open().indexSnapshot(changesOnly: true)
    #expect(snapshot.entries.isEmpty)
    #expect(snapshot.changed == [])
    #expect(try scratch.open().workTreeSnapshot().paths == ["later.txt"])
  }

  @Test func unmerged() throws {
    let scratch = try ScratchRepository()
    try scratch.write("a.txt", "base\n")
    try scratch.commit()
    try scratch.git("checkout", "--quiet", "-b", "side")
    try scratch.write("a.txt", "side\n")
    try scratch.commit()
    try scratch.git("checkout", "--quiet", "main")
    try scratch.write("a.txt", "main\n")
    try scratch.commit()
    #expect(throws: ProgramFailure.self) { try scratch.git("merge", "side") }
    let error = try #require(
      gitError { try scratch.open().indexSnapshot(changesOnly: true) })
    #expect(error.kind == .unmerged)
    #expect(
      error.description == "'a.txt' is not merged yet; resolve the conflict and 'git add' it")
    #expect(try scratch.open().workTreeSnapshot().paths == ["a.txt"])
  }

  @Test func missingIndex() throws {
    let scratch = try ScratchRepository()
    try scratch.write("a.txt", "a")
    try scratch.commit()
    try FileManager.default.removeItem(at: scratch.folder.appending(path: ".git/index"))
    let error = try #require(
      gitError { try scratch.open().indexSnapshot(changesOnly: false) })
    #expect(error.kind == .unreadable)
    #expect(
      error.description
        == "the index '\(scratch.folder.path)/.git/index' is missing; 'git reset' makes it from HEAD"
    )
    #expect(gitError { try scratch.open().workTreeSnapshot() }?.kind == .unreadable)
  }

  @Test func missingIndexThatGitNames() throws {
    let scratch = try ScratchRepository()
    let repository = try scratch.open(["GIT_INDEX_FILE": ".git/next-index-7.lock"])
    #expect(gitError { try repository.indexSnapshot(changesOnly: true) }?.kind == .unreadable)
  }

  @Test(arguments: [0, 40, 70, 100])
  func flippedByte(_ place: Int) throws {
    let scratch = try ScratchRepository()
    try scratch.write("a.txt", "a")
    try scratch.write("b.txt", "b")
    try scratch.commit()
    let file = scratch.folder.appending(path: ".git/index")
    var bytes = try Data(contentsOf: file)
    bytes[place] ^= 0x55
    try bytes.write(to: file)
    #expect(gitError { try scratch.open().indexSnapshot(changesOnly: true) } != nil)
  }

  @Test func submodulesAndLinks() throws {
    let scratch = try ScratchRepository()
    let id = try scratch.commit()
    try scratch.git("update-index", "--add", "--cacheinfo", "160000,\(id),vendor")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.folder.path + "/link", withDestinationPath: "/etc/passwd")
    try scratch.git("add", "link")
    let snapshot = try scratch.open().indexSnapshot(changesOnly: false)
    #expect(snapshot.entries.map(\.mode) == [.symbolicLink, .submodule])
    #expect(try snapshot.text("link") == "/etc/passwd")
    let vendor = try #require(snapshot.entry(at: "vendor"))
    #expect(vendor.object?.description == id)
    #expect(throws: UnreadableBlob.self) { try snapshot.blobs.size(of: vendor) }
  }

  @Test func namesStayBytes() throws {
    let scratch = try ScratchRepository()
    let blob = try scratch.git(["hash-object", "-w", "--stdin"], input: [])
    let names: [[UInt8]] = [Array("caf".utf8) + [0xE9], Array("caf".utf8) + [0xFF], [0x0A], [0x22]]
    let lines = names.map { Array("100644 \(blob)\t".utf8) + $0 + [0] }.reduce([], +)
    try scratch.git(["update-index", "-z", "--add", "--index-info"], input: lines)
    let snapshot = try scratch.open().indexSnapshot(changesOnly: true)
    #expect(snapshot.entries.map(\.path.bytes.bytes) == [names[2], names[3], names[0], names[1]])
  }
}
