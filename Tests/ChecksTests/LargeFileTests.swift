import ByteText
import Checks
import Documents
import Findings
import RepositorySnapshot
import TestSupport
import Testing

/// What the examples of the LFS family cannot show: wording, work trees, changes, and who stays silent.
@Suite struct LargeFileTests {
  private static let lfs = "*.pth filter=lfs diff=lfs merge=lfs -text\n"
  private static let head = "version https://git-lfs.github.com/spec/v1\n"
  private static let oid = "oid sha256:\(String(repeating: "4d7a2146", count: 8))\n"

  private func documents(
    _ files: [String: MemoryBlobs.Content], source: SnapshotSource = .index,
    changed: Set<RepositoryPath>? = nil
  ) -> RepositoryDocuments {
    let blobs = Dictionary(
      uniqueKeysWithValues: files.map { (RepositoryPath(ByteString($0.key)), $0.value) })
    return RepositoryDocuments(
      Snapshot(
        source: source,
        entries: blobs.keys.map { SnapshotEntry(path: $0, mode: .regular, object: nil) },
        changedPaths: changed, blobs: MemoryBlobs(blobs)))
  }

  private func text(_ string: String) -> MemoryBlobs.Content { .bytes(Array(string.utf8)) }

  /// Every finding of the family as `ID path: message`, sorted.
  private func findings(_ documents: RepositoryDocuments) -> [String] {
    allChecks.filter { $0.rule.identity.family == "LFS" }.flatMap { check in
      check.init().findings(in: documents).map {
        "\(check.rule.id) \($0.location.path): \($0.message)"
      }
    }.sorted()
  }

  @Test func messagesQuoteTheFileAndSayWhatToDo() {
    let documents = documents([
      ".gitattributes": text(Self.lfs),
      "a.pth": text("raw\n"),
      "b.pth": text(Self.head + "oid sha256:XYZ\nsize 1\n"),
      "c.pth": text(Self.head + Self.oid + "size 012\n"),
      "d.csv": text(Self.head + Self.oid + "size 12\n"),
      "e.onnx": .size(5000),
      "f.mp4": .size(10_000_001),
    ])
    #expect(
      findings(documents) == [
        "LFS001 e.onnx: 'e.onnx' goes into git itself; track it with git lfs track '*.onnx' or with dvc add",
        "LFS002 a.pth: 'a.pth' is an LFS path but git holds its 4 bytes, not a pointer; install git-lfs and add the file again",
        "LFS003 b.pth: 'sha256:XYZ' is not 'sha256:' and 64 lower-case hexadecimal digits",
        "LFS004 c.pth: git-lfs writes 'size 12', not 'size 012'; add the file again",
        "LFS005 d.csv: 'd.csv' is an LFS pointer, but git's attributes do not send the path to LFS; run git lfs track on it",
        "LFS006 f.mp4: 'f.mp4' has 10000001 bytes, more than 10000000; track it with git lfs or dvc",
      ])
  }

  @Test(arguments: [
    (
      "*.a filter=lfs\n",
      "'*.a' has filter=lfs without diff=lfs merge=lfs -text; add it to the line"
    ),
    (
      "*.a filter=lfs diff=lfs merge=lfs text\n",
      "'*.a' has filter=lfs without -text; add it to the line"
    ),
    (
      "m/ filter=lfs diff=lfs merge=lfs -text\n",
      "'m/' matches no file in .gitattributes; write 'm/**'"
    ),
    (
      "!*.a filter=lfs\n",
      "git ignores '!*.a'; to exclude it write the pattern without '!' and -filter"
    ),
    (
      "*.a filter=lfs diff=lfs merge=lfs -text # weights\n",
      "git ignores this line because '#' is no attribute; remove it"
    ),
    (
      "*.a filter=lfs diff=lfs merge=lfs -text" + String(repeating: " ", count: 2048) + "\n",
      "git ignores a line of 2048 bytes or more; shorten it"
    ),
  ])
  func attributeMessages(line: String, message: String) {
    let documents = documents([".gitattributes": text(line)])
    #expect(findings(documents) == ["LFS007 .gitattributes: \(message)"])
  }

  @Test func workTreeHoldsContentOfLFSPaths() {
    let files: [String: MemoryBlobs.Content] = [
      ".gitattributes": text(Self.lfs + "*.enc filter=crypt\n"),
      "a.pth": .size(98_000_000), "b.enc": .size(20_000_000), "c.mp4": .size(20_000_000),
    ]
    let inWorkTree = findings(documents(files, source: .worktree)).map { $0.prefix(12) }
    #expect(inWorkTree == ["LFS006 c.mp4"])
    let inIndex = findings(documents(files)).map { $0.prefix(12) }
    #expect(inIndex == ["LFS002 a.pth", "LFS006 b.enc", "LFS006 c.mp4"])
  }

  @Test func onlyJudgedFilesAreLookedAt() {
    let documents = documents(
      [
        ".gitattributes": text(Self.lfs), "old.onnx": .size(5000), "new.onnx": .size(5000),
        "old.pth": text(Self.head + Self.oid + "size 12\n"),
      ], changed: ["new.onnx"])
    #expect(documents.storedFiles.map(\.path) == ["new.onnx"])
    #expect(findings(documents).map { $0.prefix(15) } == ["LFS001 new.onnx"])
  }

  @Test func unreadableFilesLeaveTheRunUnverified() {
    let documents = documents([".gitattributes": .size(12), "a.pth": text("raw\n")])
    #expect(documents.unreadable.map(\.path) == [".gitattributes"])
  }

  @Test func limitComesFromTheSettings() {
    var settings = CheckSettings()
    settings.largeFiles.byteLimit = 3
    let example = Example("", [ExampleFile("«a.mp4»", "four"), ExampleFile("b.mp4", "two")])
    let repository = ExampleRepository(example, settings: settings)
    #expect(LargeFile().findings(in: repository.documents).map(\.location) == repository.expected)
  }
}
