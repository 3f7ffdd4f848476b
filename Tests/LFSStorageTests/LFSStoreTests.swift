import ByteText
import Foundation
import LFSStorage
import RepositorySnapshot
import Synchronization
import Testing

/// A store on disk, and what is said about it.
@Suite struct LFSStoreTests {
  /// `printf hello | sha256sum`
  private static let hello = LFSObject(
    oid: "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", size: 5)
  private static let path =
    "2c/f2/2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"

  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "mlgate-\(UUID().uuidString)")

  private func write(_ store: String, _ path: String, _ text: String) throws {
    let file = folder.appending(path: "\(store)/\(path)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func store(_ names: String..., quick: Bool = false) -> LFSStore {
    LFSStore(names.map { ByteString(folder.appending(path: $0).path) }, isQuick: quick)
  }

  private func removed(_ body: () async throws -> Void) async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body()
  }

  @Test func presentAndAbsent() async throws {
    try await removed {
      #expect(store("own").state(of: Self.hello) == .absent)
      #expect(!store("own").isDownloaded(Self.hello))
      try write("own", Self.path, "hello")
      #expect(store("own").state(of: Self.hello) == .present)
      #expect(store("own", quick: true).state(of: Self.hello) == .present)
      #expect(store("own").isDownloaded(Self.hello))
    }
  }

  @Test func brokenContent() async throws {
    try await removed {
      try write("own", Self.path, "hullo")
      // `printf hullo | sha256sum`
      #expect(
        store("own").state(of: Self.hello)
          == .corrupt("7835066a1457504217688c8f5d06909c6591e0ca78c254ccf17450d0d999cab0"))
      #expect(store("own", quick: true).state(of: Self.hello) == .present)
      try write("own", Self.path, "hell")
      #expect(store("own", quick: true).state(of: Self.hello) == .wrongSize(4))
    }
  }

  /// The content is the one that is named; the pointer is wrong about its size.
  @Test func wrongSize() async throws {
    try await removed {
      try write("own", Self.path, "hello")
      let object = LFSObject(oid: Self.hello.oid, size: 6)
      #expect(store("own").state(of: object) == .wrongSize(5))
      #expect(!store("own").isDownloaded(object))
    }
  }

  @Test func borrowedContent() async throws {
    try await removed {
      try write("lent", Self.path, "hello")
      #expect(store("own", "lent").state(of: Self.hello) == .present)
      #expect(!store("own", "lent").isDownloaded(Self.hello))
      try write("own", Self.path, "broken")
      #expect(store("own", "lent").state(of: Self.hello) == .present)
    }
  }

  @Test func folderInPlaceOfContent() async throws {
    try await removed {
      try write("own", Self.path + "/file", "")
      #expect(store("own").state(of: Self.hello) == .unverifiable("it is not a regular file"))
    }
  }

  @Test func emptyFileNeedsNoStore() {
    let empty = LFSObject(
      oid: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", size: 0)
    #expect(store("own").state(of: empty) == .present)
    #expect(store("own").isDownloaded(empty))
  }

  /// git-lfs makes the folders of a content whenever it looks for it.
  @Test func emptyFoldersHoldNothing() async throws {
    try await removed {
      #expect(!store("own").holdsAnything)
      try FileManager.default.createDirectory(
        at: folder.appending(path: "own/2c/f2"), withIntermediateDirectories: true)
      #expect(!store("own").holdsAnything)
      try write("own", Self.path, "hello")
      #expect(store("own").holdsAnything)
    }
  }

  /// Longer than one piece, and counted.
  @Test func manyAtOnce() async throws {
    try await removed {
      let content = String(repeating: "0123456789abcdef", count: 100_000)
      // `python3 -c "print('0123456789abcdef' * 100000, end='')" | sha256sum`
      let long = LFSObject(
        oid: "39ec05ee6a2d25b6c775d195d1ce3e75aa64dd11c76506827bc414d90b6a6184", size: 1_600_000)
      let oid = long.oid.description
      try write("own", "\(oid.prefix(2))/\(oid.dropFirst(2).prefix(2))/\(oid)", content)
      try write("own", Self.path, "hello")
      let count = Mutex(0)
      let store = LFSStore([ByteString(folder.appending(path: "own").path)]) { read in
        count.withLock { $0 += read }
      }
      let gone = LFSObject(oid: Self.hello.oid, size: 7)
      let states = await store.states(of: [long, Self.hello, gone])
      #expect(states.state(of: long) == .present)
      #expect(states.state(of: Self.hello) == .present)
      #expect(states.state(of: gone) == .wrongSize(5))
      #expect(count.withLock { $0 } == 1_600_010)
    }
  }
}
