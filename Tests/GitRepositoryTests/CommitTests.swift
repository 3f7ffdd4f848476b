import ByteText
import Foundation
import GitRepository
import RepositorySnapshot
import TestSupport
import Testing

@Suite struct CommitTests {
  @Test func filesOfACommit() throws {
    let scratch = try ScratchRepository()
    try scratch.write("models/a.json", "{}")
    try scratch.write("models.txt", "m")
    let first = try scratch.commit("First", time: 1_700_000_000)
    try scratch.write("models/a.json", "{\"b\": 1}")
    try scratch.commit("Second")
    let repository = try scratch.open()
    let commit = try repository.commit(named: "HEAD~1")
    #expect(commit.id.description == first)
    let snapshot = try repository.snapshot(of: commit.id)
    #expect(snapshot.source == .commit(commit.id, time: 1_700_000_000))
    #expect(snapshot.paths == ["models.txt", "models/a.json"])
    #expect(snapshot.changedPaths == nil)
    #expect(try snapshot.text("models/a.json") == "{}")
    let entry = try #require(snapshot.entry(at: "models/a.json"))
    #expect(try snapshot.blobs.size(of: entry) == 2)
    #expect(
      throws: UnreadableBlob(
        path: "models/a.json",
        reason: "object \(entry.object!) has 2 bytes, more than 1")
    ) { try snapshot.blobs.bytes(of: entry, limit: 1) }
  }

  @Test func emptyCommitAndPackedObjects() throws {
    let scratch = try ScratchRepository()
    try scratch.commit()
    #expect(try scratch.open().snapshot(of: scratch.open().commit(named: "HEAD").id).paths == [])
    for place in 0..<50 { try scratch.write("f\(place).txt", "\(place)") }
    try scratch.commit()
    try scratch.git("gc", "--quiet")
    let repository = try scratch.open()
    let snapshot = try repository.snapshot(of: repository.commit(named: "main").id)
    #expect(snapshot.entries.count == 50)
    #expect(try snapshot.text("f7.txt") == "7")
  }

  @Test func revisions() throws {
    let scratch = try ScratchRepository()
    let first = try scratch.commit("First")
    try scratch.git("checkout", "--quiet", "-b", "side")
    let side = try scratch.commit("Side")
    try scratch.git("checkout", "--quiet", "main")
    let second = try scratch.commit("Second")
    try scratch.git("merge", "--quiet", "--no-ff", "-m", "Merge", "side")
    let merge = try scratch.git("rev-parse", "HEAD")
    try scratch.git("tag", "-a", "-m", "v", "model-v1.0.0", side)
    try scratch.git("tag", "-a", "-m", "v", "again", "model-v1.0.0")
    try scratch.git("tag", "light", first)
    let repository = try scratch.open()
    for (revision, id) in [
      ("HEAD", merge), ("@", merge), ("main", merge), ("refs/heads/main", merge),
      ("heads/side", side), ("HEAD^", second), ("HEAD^2", side), ("HEAD~2", first),
      ("HEAD^2~1", first), ("HEAD^^", first), ("HEAD^0", merge), ("HEAD~0", merge),
      ("model-v1.0.0", side), ("again", side), ("again^{commit}", side), ("again^{}", side),
      ("light", first), (first, first), (String(first.prefix(12)), first),
      (first.uppercased(), first), ("model-v1.0.0~1", first),
    ] {
      #expect(
        try repository.commit(named: ByteString(revision)).id.description == id, "\(revision)")
    }
  }

  @Test(arguments: [
    "nothing", "HEAD~9", "HEAD^3", ":/First", "HEAD@{1}", "HEAD:a", "HEAD^{tree}", "HEAD~x", "",
    "0000000000000000000000000000000000000000", "../config", "HEAD^{/First}", "--all",
    "HEAD^{commit",
    "HEAD~99999999999999999999",
  ])
  func unknownRevision(_ revision: String) throws {
    let scratch = try ScratchRepository()
    try scratch.commit("First")
    let error = try #require(
      gitError { try scratch.open().commit(named: ByteString(revision)) })
    #expect(error.kind == .unknownRevision)
    #expect(error.description.contains("'\(revision)'"))
  }

  @Test func unknownRevisionSaysWhatToGive() throws {
    let scratch = try ScratchRepository()
    let error = try #require(gitError { try scratch.open().commit(named: "v1") })
    #expect(
      error.description
        == "unknown revision 'v1': there is no such commit; give a commit id, HEAD, a branch or a tag"
    )
  }

  @Test func blobIsNoCommit() throws {
    let scratch = try ScratchRepository()
    try scratch.write("a.txt", "a")
    try scratch.commit()
    let blob = try scratch.git("rev-parse", "HEAD:a.txt")
    #expect(
      gitError { try scratch.open().commit(named: ByteString(blob)) }?.kind == .unknownRevision)
  }

  @Test func tags() throws {
    let scratch = try ScratchRepository()
    let id = try scratch.commit("First", time: 1_600_000_000)
    try scratch.git("tag", "light")
    try scratch.git("tag", "-a", "-m", "v", "model-v1.0.0")
    try scratch.git("tag", "tree", "HEAD^{tree}")
    let tags = try scratch.open().tags()
    #expect(tags.map(\.name) == ["light", "model-v1.0.0"])
    #expect(tags.map(\.commit.description) == [id, id])
    #expect(tags.map(\.isAnnotated) == [false, true])
    #expect(tags.map(\.time) == [1_600_000_000, ScratchRepository.time])
  }

  @Test func missingBlobIsUnreadable() throws {
    let scratch = try ScratchRepository()
    try scratch.write("a.txt", "a")
    try scratch.commit()
    let blob = try scratch.git("rev-parse", "HEAD:a.txt")
    try FileManager.default.removeItem(
      atPath: scratch.folder.path + "/.git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))")
    let repository = try scratch.open()
    let snapshot = try repository.snapshot(of: repository.commit(named: "HEAD").id)
    let entry = try #require(snapshot.entry(at: "a.txt"))
    #expect(
      throws: UnreadableBlob(
        path: "a.txt", reason: "blob \(blob) is not in this clone; fetch it, or run 'git fsck'")
    ) { try snapshot.blobs.bytes(of: entry, limit: 10) }
    #expect(throws: UnreadableBlob.self) { try snapshot.blobs.size(of: entry) }
  }

  @Test func corruptBlobIsUnreadable() throws {
    let scratch = try ScratchRepository()
    try scratch.write("a.txt", "a")
    try scratch.write("b.txt", "b")
    try scratch.commit()
    let ids = try ["a", "b"].map { try scratch.git("rev-parse", "HEAD:\($0).txt") }
    let files = ids.map { id in
      scratch.folder.appending(path: ".git/objects/\(id.prefix(2))/\(id.dropFirst(2))")
    }
    // A whole, well-formed object under another object's name.
    try FileManager.default.removeItem(at: files[0])
    try FileManager.default.copyItem(at: files[1], to: files[0])
    let repository = try scratch.open()
    let snapshot = try repository.snapshot(of: repository.commit(named: "HEAD").id)
    #expect(throws: UnreadableBlob.self) { try snapshot.text("a.txt") }
    #expect(try snapshot.text("b.txt") == "b")
  }
}
