import ByteText
import Foundation
import GitRepository
import RepositorySnapshot
import TestSupport
import Testing

/// Objects that are a file each, whole and damaged; libgit2 never sees them.
@Suite struct LooseObjectTests {
  private func file(_ id: String, in scratch: ScratchRepository) -> URL {
    scratch.folder.appending(path: ".git/objects/\(id.prefix(2))/\(id.dropFirst(2))")
  }

  private func blobError(_ scratch: ScratchRepository) throws -> String? {
    let snapshot = try scratch.open().indexSnapshot(changesOnly: false)
    let entry = try #require(snapshot.entry(at: "a.txt"))
    do {
      _ = try snapshot.blobs.bytes(of: entry, limit: 1 << 20)
      return nil
    } catch { return error.reason }
  }

  /// libgit2 up to 1.9 never returns from such a file.
  @Test(.timeLimit(.minutes(1)), arguments: [0, 1, 2, 10, 20, 40, 60, 500, 900])
  func cutShort(at count: Int) throws {
    let scratch = try ScratchRepository()
    var text = ""
    for place in 0..<500 { text += "\(place * 7919 % 1000) " }
    try scratch.write("a.txt", text)
    try scratch.commit()
    let id = try scratch.git("rev-parse", "HEAD:a.txt")
    let bytes = try Data(contentsOf: file(id, in: scratch))
    try #require(bytes.count > 900)
    try FileManager.default.removeItem(at: file(id, in: scratch))
    try bytes.prefix(count).write(to: file(id, in: scratch))
    #expect(
      try blobError(scratch)
        == "object \(id) is damaged or cut short; run 'git fsck', and fetch it again")
  }

  /// A header that claims less than there is made libgit2 write past its memory.
  @Test(arguments: [
    "blob 1\0abc", "blob 9\0abc", "blob\0abc", "blob x\0abc", "blob 3 abc", "blob 3\0abd",
  ])
  func lyingHeader(_ content: String) throws {
    let scratch = try ScratchRepository()
    try scratch.write("a.txt", "abc")
    try scratch.commit()
    let id = try scratch.git("rev-parse", "HEAD:a.txt")
    let file = file(id, in: scratch)
    try FileManager.default.removeItem(at: file)
    try stored(Array(content.utf8)).write(to: file)
    #expect(
      try blobError(scratch)
        == "object \(id) is damaged or cut short; run 'git fsck', and fetch it again")
    try FileManager.default.removeItem(at: file)
    try stored(Array("blob 3\0abc".utf8)).write(to: file)
    #expect(try blobError(scratch) == nil)
  }

  /// A zlib stream (RFC 1950) of one block that is not compressed.
  private func stored(_ bytes: [UInt8]) -> Data {
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      low = (low + UInt32(byte)) % 65521
      high = (high + low) % 65521
    }
    let count = UInt8(bytes.count)
    let sums = [high, low].flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    return Data([0x78, 0x01, 0x01, count, 0, ~count, 0xFF] + bytes + sums)
  }

  @Test func whole() throws {
    let scratch = try ScratchRepository()
    for path in ["", "a", String(repeating: "many words ", count: 10_000)].enumerated() {
      try scratch.write("f\(path.offset)", path.element)
    }
    try scratch.commit()
    let snapshot = try scratch.open().indexSnapshot(changesOnly: false)
    #expect(try snapshot.text("f0") == "")
    #expect(try snapshot.text("f1") == "a")
    #expect(try snapshot.text("f2") == String(repeating: "many words ", count: 10_000))
    let large = try #require(snapshot.entry(at: "f2"))
    #expect(try snapshot.blobs.size(of: large) == 110_000)
    let error = #expect(throws: UnreadableBlob.self) {
      try snapshot.blobs.bytes(of: large, limit: 109_999)
    }
    #expect(error?.reason.hasSuffix("has 110000 bytes, more than 109999") == true)
  }

  @Test func alternates() throws {
    let origin = try ScratchRepository()
    try origin.write("a.txt", "a")
    try origin.commit()
    try origin.git("clone", "--quiet", "--shared", ".", "../borrower")
    let snapshot = try origin.open(in: "../borrower").indexSnapshot(changesOnly: false)
    #expect(try snapshot.text("a.txt") == "a")
    let id = try origin.git("rev-parse", "HEAD:a.txt")
    let file = file(id, in: origin)
    let bytes = try Data(contentsOf: file)
    try FileManager.default.removeItem(at: file)
    try bytes.prefix(12).write(to: file)
    let entry = try #require(snapshot.entry(at: "a.txt"))
    #expect(throws: UnreadableBlob.self) { try snapshot.blobs.bytes(of: entry, limit: 100) }
  }
}
