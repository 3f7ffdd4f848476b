import ByteText
import Documents
import RepositorySnapshot
import Synchronization
import Testing

/// Counts what is asked of it: the content of every entry is its path's stem.
private final class CountingBlobs: BlobReader {
  let reads = Atomic(0)

  func size(of entry: SnapshotEntry) throws(UnreadableBlob) -> Int { entry.path.stem.count }

  func bytes(of entry: SnapshotEntry, limit: Int) throws(UnreadableBlob) -> [UInt8] {
    reads.add(1, ordering: .relaxed)
    if entry.path.stem == "missing" {
      throw UnreadableBlob(path: entry.path, reason: "not here")
    }
    return entry.path.stem.bytes
  }
}

@Suite struct RepositoryDocumentsTests {
  private func entry(_ path: ByteString, object: UInt8? = nil) -> SnapshotEntry {
    SnapshotEntry(
      path: RepositoryPath(path), mode: .regular,
      object: object.map { ObjectID(bytes: Array(repeating: $0, count: 20)) })
  }

  @Test func equalBlobsAreReadOnce() {
    let blobs = CountingBlobs()
    let entries = [
      entry("experiments/a.yaml", object: 1), entry("experiments/b.yaml", object: 1),
      entry("experiments/c.yaml", object: 2), entry("experiments/d.yaml"),
      entry("src/e.py", object: 3),
    ]
    let repository = RepositoryDocuments(
      Snapshot(source: .index, entries: entries, blobs: blobs))
    #expect(repository.files.map { $0.document?.root?.text } == ["a", "a", "c", "d"])
    #expect(
      repository.files.map(\.path) == [
        "experiments/a.yaml", "experiments/b.yaml", "experiments/c.yaml", "experiments/d.yaml",
      ])
    #expect(blobs.reads.load(ordering: .relaxed) == 3)
  }

  @Test func whatCannotBeReadIsKeptApart() {
    let repository = RepositoryDocuments(
      Snapshot(
        source: .index, entries: [entry("dvc.yaml"), entry("x/missing.dvc")], blobs: CountingBlobs()
      ))
    #expect(repository.files.map(\.path) == ["dvc.yaml"])
    #expect(repository.unreadable == [UnreadableBlob(path: "x/missing.dvc", reason: "not here")])
  }

  @Test func manyDocumentsComeInTheOrderOfTheirPaths() {
    let entries = (0..<1_000).map { entry(ByteString("experiments/exp-\($0).yaml")) }
    let snapshot = Snapshot(source: .index, entries: entries, blobs: CountingBlobs())
    let repository = RepositoryDocuments(snapshot)
    #expect(repository.files.map(\.path) == snapshot.entries.map(\.path))
    #expect(repository.files.map { $0.document?.root?.text } == snapshot.entries.map(\.path.stem))
  }

  @Test func textFilesKeepTheirBytesAndFaults() {
    let repository = RepositoryDocuments(
      Snapshot(files: [
        "requirements.txt": Array("a==1\n<<<<<<< x\n".utf8), ".gitattributes": [0xFF],
      ]))
    #expect(repository.textFiles.map(\.kind) == [.attributes, .requirements])
    #expect(repository.textFiles.map(\.source.bytes.count) == [1, 15])
    #expect(repository.faults.map(\.fault) == [SyntaxFault(.mergeConflict(others: []), at: 5..<14)])
  }
}
