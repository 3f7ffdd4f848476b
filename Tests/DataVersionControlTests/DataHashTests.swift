import ByteText
import DataVersionControl
import Foundation
import TestSupport
import Testing

/// DVC's hashes against what dvc-data 3.18 makes of the same bytes.
@Suite struct DataHashTests {
  struct Vectors: Decodable {
    struct File: Decodable {
      let name, md5, md5Dos2Unix: String
      let b64: String?
      let size: Int
    }
    struct Tree: Decodable {
      let name, json, md5: String
      let files: [String: String]
    }
    let files: [File]
    let trees: [Tree]
  }

  @Test func files() throws {
    let vectors = try vectorDecoder.decode(Vectors.self, from: vectors("dvc-hash.json"))
    for file in vectors.files {
      guard let text = file.b64, let data = Data(base64Encoded: text) else { continue }
      #expect(data.count == file.size)
      #expect(DataHasher.hash(Array(data), .md5).description == file.md5, "\(file.name)")
      #expect(
        DataHasher.hash(Array(data), .md5DOS2Unix).description == file.md5Dos2Unix, "\(file.name)")
    }
  }

  /// A pair that is cut by the end of a piece stays as it is.
  @Test func pieces() {
    let start = Array(repeating: UInt8(ascii: "a"), count: (1 << 20) - 1)
    let bytes = start + Array("\r\nb\r\n".utf8)
    let expected = DataHasher.hash(start + Array("\r\nb\n".utf8), .md5)
    #expect(DataHasher.hash(bytes, .md5DOS2Unix) == expected)
    var hasher = DataHasher(.md5DOS2Unix)
    for byte in bytes { hasher.update([byte]) }
    #expect(hasher.finish() == expected)
  }

  @Test func folders() throws {
    for tree in try vectorDecoder.decode(Vectors.self, from: vectors("dvc-hash.json")).trees {
      let files = tree.files.map { path, text in
        (relativePath: ByteString(path), md5: DataHasher.hash(Array(text.utf8), .md5))
      }
      #expect(
        String(decoding: DirectoryHash.listing(files), as: UTF8.self) == tree.json, "\(tree.name)")
      #expect(DirectoryHash.hash(files).description == tree.md5, "\(tree.name)")
    }
  }

  /// Python reads such names with `surrogateescape`, and writes what it read.
  @Test func namesThatAreNoUTF8() {
    let name = ByteString([0x63, 0x61, 0x66, 0xE9])
    let listing = DirectoryHash.listing([
      (relativePath: name, md5: "0cc175b9c0f1b6a831c399e269772661")
    ])
    #expect(
      String(decoding: listing, as: UTF8.self)
        == #"[{"md5": "0cc175b9c0f1b6a831c399e269772661", "relpath": "caf\udce9"}]"#)
  }
}
