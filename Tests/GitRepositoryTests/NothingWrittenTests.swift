import ByteText
import Foundation
import GitRepository
import RepositorySnapshot
import TestSupport
import Testing

@Suite struct NothingWrittenTests {
  /// Index, work tree, references, objects and configuration are the same bytes after every reading.
  @Test func everyByteIsAsBefore() throws {
    let scratch = try ScratchRepository()
    try scratch.write("a.txt", "a")
    try scratch.write("models/m.json", "{}")
    try scratch.commit()
    try scratch.git("tag", "-a", "-m", "v", "v1")
    try scratch.write("a.txt", "staged")
    try scratch.git("add", "a.txt")
    // Stat data that does not match tempts a reader to refresh the index.
    try scratch.write("a.txt", "on disk")
    try scratch.write("new.txt", "new")
    let before = try scratch.everyByte()

    let repository = try scratch.open()
    let head = try #require(try repository.head())
    let snapshots = [
      try repository.indexSnapshot(changesOnly: true), try repository.workTreeSnapshot(),
      try repository.snapshot(of: head.id),
    ]
    for snapshot in snapshots {
      for entry in snapshot.entries { _ = try snapshot.blobs.bytes(of: entry, limit: 100) }
    }
    _ = try repository.tags()
    _ = GitHistory(of: repository, from: head.id).commit(named: "0123")
    #expect(try scratch.everyByte() == before)
    #expect(before.count > 10)
  }
}
