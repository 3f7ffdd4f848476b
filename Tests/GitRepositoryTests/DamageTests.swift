import ByteText
import Foundation
import GitRepository
import RepositorySnapshot
import TestSupport
import Testing

/// Every file of the git directory is deleted, cut and changed in turn: the answer is an error or the
/// whole truth, never less.
@Suite struct DamageTests {
  private func texts(_ scratch: ScratchRepository) throws -> [[String?]] {
    let repository = try scratch.open()
    let commit = try repository.commit(named: "HEAD")
    return try [repository.indexSnapshot(changesOnly: true), repository.snapshot(of: commit.id)]
      .map { snapshot in
        try snapshot.entries.map { "\($0.path) \(try snapshot.text($0.path) ?? "")" }
      }
  }

  @Test(.timeLimit(.minutes(5)), arguments: [true, false], ["sha1", "sha256"])
  func errorOrTheWholeTruth(packed: Bool, format: String) throws {
    let scratch = try ScratchRepository(objectFormat: format)
    for place in 0..<20 { try scratch.write("d\(place % 3)/f\(place).yaml", "seed: \(place)\n") }
    try scratch.commit()
    if packed { try scratch.git("gc", "--quiet") }
    let whole = try texts(scratch)
    #expect(whole.map(\.count) == [20, 20])
    let before = try scratch.everyByte().filter {
      $0.key.hasPrefix("repository/.git/") && !$0.key.contains("/hooks/")
    }
    var errors = 0
    for (name, bytes) in before {
      let file = scratch.container.appending(path: name)
      var flipped = bytes
      if !bytes.isEmpty { flipped[bytes.count / 2] ^= 0x41 }
      for damaged in [nil, bytes.prefix(bytes.count / 2), bytes.prefix(0), flipped] {
        try FileManager.default.removeItem(at: file)
        try damaged?.write(to: file)
        do { #expect(try texts(scratch) == whole, "\(name)") } catch {
          #expect(error is GitError || error is UnreadableBlob)
          errors += 1
        }
        if damaged != nil { try FileManager.default.removeItem(at: file) }
        try bytes.write(to: file)
      }
    }
    #expect(errors > 15)
    #expect(try texts(scratch) == whole)
  }
}
