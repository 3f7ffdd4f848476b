import ByteText
import Foundation
import GitRepository
import RepositorySnapshot
import TestSupport
import Testing

/// Repositories that libgit2 cannot open are read as git reads them.
@Suite struct FallbackTests {
  /// A commit with a file, a link, a script and a folder, and two changes that are staged.
  private func filled(_ scratch: ScratchRepository) throws {
    try scratch.write("a.txt", "a")
    try scratch.write("b/c.txt", "c")
    try scratch.write("b/run.sh", "run")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: scratch.folder.path + "/b/run.sh")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.folder.path + "/link", withDestinationPath: "a.txt")
    try scratch.commit()
    try scratch.git("tag", "-a", "-m", "Tag", "v1.0.0")
    try scratch.write("a.txt", "changed")
    try scratch.write("d e.txt", "new")
    try scratch.git("add", "a.txt", "d e.txt")
    try scratch.write("later.txt", "later")
    try scratch.git("add", "--intent-to-add", "later.txt")
  }

  private func expectFilled(_ scratch: ScratchRepository) throws {
    let repository = try scratch.open(in: "b")
    #expect(repository.workTree == ByteString(scratch.folder.path))
    let index = try repository.indexSnapshot(changesOnly: true)
    #expect(index.paths == ["a.txt", "b/c.txt", "b/run.sh", "d e.txt", "link"])
    #expect(
      index.entries.map(\.mode) == [.regular, .regular, .executable, .regular, .symbolicLink])
    #expect(index.changed == ["a.txt", "d e.txt"])
    #expect(try index.text("a.txt") == "changed")
    #expect(try index.text("link") == "a.txt")
    let head = try #require(try repository.head())
    #expect(head.id.description == (try scratch.git("rev-parse", "HEAD")))
    #expect(head.time == ScratchRepository.time)
    let commit = try repository.snapshot(of: head.id)
    #expect(commit.paths == ["a.txt", "b/c.txt", "b/run.sh", "link"])
    #expect(try commit.text("a.txt") == "a")
    let short = ByteString(head.id.description.utf8.prefix(9))
    for name in ["HEAD", "main", "v1.0.0", "@", short] {
      #expect(try repository.commit(named: name) == head, "\(name)")
    }
    #expect(try repository.tags().map(\.name) == ["v1.0.0"])
    #expect(try repository.tags().map(\.isAnnotated) == [true])
    #expect(
      try repository.workTreeSnapshot().paths
        == ["a.txt", "b/c.txt", "b/run.sh", "d e.txt", "later.txt", "link"])
    #expect(
      gitError { try repository.commit(named: "nowhere") }?.description
        == "unknown revision 'nowhere': there is no such commit; give a commit id, HEAD, a branch or a "
        + "tag")
    let history = GitHistory(of: repository, from: head.id)
    #expect(history.commit(named: short) == .ancestor(head.id))
  }

  @Test(arguments: [
    [["update-index", "--split-index"]],
    [["update-index", "--index-version", "4"]],
    [
      ["config", "core.repositoryFormatVersion", "1"],
      ["config", "extensions.worktreeConfig", "true"],
    ],
    [["config", "extensions.worktreeConfig", "true"]],
    [
      ["config", "core.repositoryFormatVersion", "1"],
      ["config", "extensions.preciousObjects", "true"],
    ],
    [
      ["config", "core.repositoryFormatVersion", "1"],
      ["config", "extensions.partialClone", "origin"],
    ],
  ])
  func sameAsWithoutIt(_ commands: [[String]]) throws {
    let scratch = try ScratchRepository()
    try filled(scratch)
    for command in commands { try scratch.git(command) }
    try expectFilled(scratch)
  }

  @Test func splitIndexWithLaterChanges() throws {
    let scratch = try ScratchRepository()
    try scratch.git("config", "core.splitIndex", "true")
    try filled(scratch)
    try expectFilled(scratch)
  }

  @Test func secureHashRepository() throws {
    let scratch = try ScratchRepository(objectFormat: "sha256")
    try filled(scratch)
    try expectFilled(scratch)
    try scratch.git("gc", "--quiet")
    try expectFilled(scratch)
    let tree = try scratch.git(["hash-object", "-w", "-t", "tree", "--stdin"], input: [])
    let empty = try scratch.git("commit-tree", "-m", "Empty", tree)
    let repository = try scratch.open()
    let id = try repository.commit(named: ByteString(empty)).id
    #expect(try repository.snapshot(of: id).entries.isEmpty)
  }

  @Test func unbornSecureHashRepository() throws {
    let scratch = try ScratchRepository(objectFormat: "sha256")
    #expect(try scratch.open().head() == nil)
    #expect(try scratch.open().indexSnapshot(changesOnly: true).entries.isEmpty)
    try scratch.write("a.txt", "a")
    try scratch.git("add", "a.txt")
    #expect(try scratch.open().indexSnapshot(changesOnly: true).changed == ["a.txt"])
  }

  @Test func bareSecureHashRepository() throws {
    let scratch = try ScratchRepository(objectFormat: "sha256")
    try filled(scratch)
    try scratch.git("clone", "--quiet", "--bare", ".", "../bare.git")
    let repository = try scratch.open(in: "../bare.git")
    #expect(repository.isBare)
    let head = try #require(try repository.head())
    #expect(try repository.snapshot(of: head.id).paths == ["a.txt", "b/c.txt", "b/run.sh", "link"])
    #expect(gitError { try repository.indexSnapshot(changesOnly: true) }?.kind == .unsupported)
  }

  @Test func sparseIndex() throws {
    let scratch = try ScratchRepository()
    for folder in ["a", "b", "c/d"] { try scratch.write("\(folder)/x.txt", folder) }
    try scratch.commit()
    try scratch.git("sparse-checkout", "init", "--cone", "--sparse-index")
    try scratch.git("sparse-checkout", "set", "a")
    try #require(
      try scratch.git("ls-files", "--sparse").split(separator: "\n") == ["a/x.txt", "b/", "c/"])
    try scratch.write("a/x.txt", "changed")
    try scratch.git("add", "a/x.txt")
    let snapshot = try scratch.open(in: "a").indexSnapshot(changesOnly: true)
    #expect(snapshot.paths == ["a/x.txt", "b/x.txt", "c/d/x.txt"])
    #expect(snapshot.changed == ["a/x.txt"])
    #expect(try snapshot.text("c/d/x.txt") == "c/d")
    #expect(try scratch.open().workTreeSnapshot().paths == ["a/x.txt"])
  }

  /// What `index.skipHash` of git 2.40 leaves: a checksum of zeros.
  @Test func indexWithoutChecksum() throws {
    let scratch = try ScratchRepository()
    try filled(scratch)
    try editIndex(of: scratch) { $0.replaceSubrange(($0.count - 20)..., with: Data(count: 20)) }
    try expectFilled(scratch)
  }

  /// git reads an index with a wrong checksum without a word.
  @Test(arguments: [nil, ["update-index", "--split-index"]])
  func damagedIndex(_ command: [String]?) throws {
    let scratch = try ScratchRepository()
    try filled(scratch)
    if let command { try scratch.git(command) }
    try editIndex(of: scratch) { $0[$0.count - 30] ^= 1 }
    #expect(throws: Never.self) { try scratch.git("ls-files", "--stage") }
    #expect(gitError { try scratch.open().indexSnapshot(changesOnly: true) }?.kind == .unreadable)
  }

  @Test func damagedSharedIndex() throws {
    let scratch = try ScratchRepository()
    try filled(scratch)
    try scratch.git("update-index", "--split-index")
    let folder = scratch.folder.appending(path: ".git")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let shared = try #require(names.first { $0.hasPrefix("sharedindex.") })
    let file = folder.appending(path: shared)
    var bytes = try Data(contentsOf: file)
    // A letter of the first path.
    bytes[12 + 62] ^= 1
    try FileManager.default.removeItem(at: file)
    try bytes.write(to: file)
    #expect(gitError { try scratch.open().indexSnapshot(changesOnly: true) }?.kind == .unreadable)
    try FileManager.default.removeItem(at: file)
    #expect(gitError { try scratch.open().indexSnapshot(changesOnly: true) }?.kind == .unreadable)
  }

  private func editIndex(of scratch: ScratchRepository, _ edit: (inout Data) -> Void) throws {
    let file = scratch.folder.appending(path: ".git/index")
    var bytes = try Data(contentsOf: file)
    edit(&bytes)
    try bytes.write(to: file)
  }

  /// A partial clone lacks blobs; that is said, and nothing is fetched.
  @Test(arguments: [[String](), ["config", "extensions.partialClone", "origin"]])
  func partialClone(_ command: [String]) throws {
    try expectPartialClone(of: try ScratchRepository(), command)
  }

  @Test func partialSecureHashClone() throws {
    try expectPartialClone(of: try ScratchRepository(objectFormat: "sha256"), [])
  }

  private func expectPartialClone(of origin: ScratchRepository, _ command: [String]) throws {
    try origin.write("a.txt", "a")
    try origin.write("b/c.txt", "c")
    try origin.commit()
    try origin.git("config", "uploadpack.allowFilter", "true")
    let clone = try ScratchRepository(cloning: origin, "--filter=blob:none", "--no-checkout")
    if !command.isEmpty { try clone.git(command) }
    let repository = try clone.open()
    let head = try #require(try repository.head())
    let snapshot = try repository.snapshot(of: head.id)
    #expect(snapshot.paths == ["a.txt", "b/c.txt"])
    for path: RepositoryPath in ["a.txt", "b/c.txt"] {
      let entry = try #require(snapshot.entry(at: path))
      let blob = try #require(entry.object?.description)
      let error = #expect(throws: UnreadableBlob.self) {
        try snapshot.blobs.bytes(of: entry, limit: 100)
      }
      #expect(
        error?.reason == "blob \(blob) is not in this clone; fetch it, or run 'git fsck'")
    }
    #expect(try clone.git("count-objects", "-v").hasPrefix("count: 0\n"))
  }
}
