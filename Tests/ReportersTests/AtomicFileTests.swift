import ByteText
import Foundation
import Reporters
import Testing

@Suite final class AtomicFileTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "mlgate-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  private func path(_ name: String) -> ByteString { ByteString(folder.appending(path: name).path) }

  private func put(_ text: String, _ name: String, mode: Int = 0o644) throws {
    let file = folder.appending(path: name)
    try Data(text.utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  private func mode(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: folder.appending(path: name).path)[
      .posixPermissions] as? Int
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func aNewFileIsReadableByAll() throws {
    try AtomicFile(locking: path("new")).replace(with: Array("text".utf8))
    #expect(try text("new") == "text")
    let mask = umask(0o022)
    umask(mask)
    #expect(try mode("new") == 0o644 & ~Int(mask))
    #expect(try names() == ["new"])
  }

  @Test func aFileIsCreatedOnce() throws {
    #expect(try AtomicFile(locking: path("new")).create(with: Array("first".utf8)))
    #expect(try !AtomicFile(locking: path("new")).create(with: Array("second".utf8)))
    #expect(try text("new") == "first")
    let mask = umask(0o022)
    umask(mask)
    #expect(try mode("new") == 0o644 & ~Int(mask))
    #expect(try names() == ["new"])
  }

  @Test func aLinkThatLeadsNowhereIsNotCreatedThrough() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: "link").path, withDestinationPath: "target")
    #expect(try !AtomicFile(locking: path("link")).create(with: Array("text".utf8)))
    #expect(try names() == ["link"])
  }

  @Test func foldersOnTheWayAreMade() throws {
    for name in ["b", "c"] {
      let file = try AtomicFile(
        locking: RepositoryPath(ByteString("made/a/\(name)")), below: ByteString(folder.path))
      #expect(try file.create(with: Array(name.utf8)))
    }
    #expect(try text("made/a/b") == "b")
    #expect(try text("made/a/c") == "c")
  }

  @Test func aLinkOnTheWayIsNotFollowed() throws {
    try FileManager.default.createDirectory(
      at: folder.appending(path: "elsewhere/a"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: "link").path, withDestinationPath: "elsewhere")
    for path: RepositoryPath in ["link/b", "link/a/b"] {
      let error = #expect(throws: OutputError.self) {
        _ = try AtomicFile(locking: path, below: ByteString(self.folder.path))
      }
      let place = folder.appending(path: path.description).path
      #expect(error?.description == "cannot write \(place): Not a directory")
    }
    let found = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    #expect(found == ["elsewhere", "elsewhere/a", "link"])
  }

  @Test(arguments: [0o600, 0o640, 0o755, 0o444])
  func theModeIsKept(mode: Int) throws {
    try put("old", "file", mode: mode)
    try AtomicFile(locking: path("file")).replace(with: Array("new".utf8))
    #expect(try text("file") == "new")
    #expect(try self.mode("file") == mode)
    #expect(try names() == ["file"])
  }

  @Test func aSymbolicLinkIsRefused() throws {
    try put("old", "target")
    let link = folder.appending(path: "link").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "target")
    let error = #expect(throws: OutputError.self) {
      try AtomicFile(locking: path("link")).replace(with: [])
    }
    #expect(
      error?.description
        == "cannot write \(link): it is a symbolic link; name the file that it leads to")
    #expect(throws: OutputError.self) { try AtomicFile(locking: path("link")).read() }
    #expect(try text("target") == "old")
    #expect(try names() == ["link", "target"])
  }

  @Test func whatIsNoRegularFileIsRefused() throws {
    try FileManager.default.createDirectory(
      at: folder.appending(path: "sub"), withIntermediateDirectories: true)
    #expect(mkfifo(folder.appending(path: "pipe").path, 0o600) == 0)
    for name in ["sub", "pipe"] {
      let error = #expect(throws: OutputError.self) {
        try AtomicFile(locking: path(name)).replace(with: [])
      }
      #expect(error?.problem == .notARegularFile)
      #expect(throws: OutputError.self) { try AtomicFile(locking: path(name)).read() }
    }
    #expect(throws: OutputError.self) { try AtomicFile(locking: "/dev/null").replace(with: []) }
  }

  @Test func aMissingFolderIsOneClearSentence() {
    let missing = path("missing/report.xml")
    let error = #expect(throws: OutputError.self) {
      try AtomicFile(locking: missing).replace(with: [])
    }
    #expect(
      error?.description == "cannot write \(missing): its folder does not exist; create it first")
  }

  @Test(arguments: ["", "a/", "a\u{0}b"] as [ByteString])
  func aNameThatIsNoneIsRefused(name: ByteString) {
    #expect(throws: OutputError.self) { try AtomicFile(locking: name).replace(with: []) }
  }

  @Test func aNameMayBeAnyBytes() throws {
    let name = ByteString(path("caf").bytes + [0xE9, 0x0A])
    try AtomicFile(locking: name).replace(with: [1])
    #expect(try AtomicFile(locking: name).read() == [1])
  }

  @Test func aChangeMeanwhileIsNotLost() throws {
    try put("old", "file")
    let file = try AtomicFile(locking: path("file"))
    let old = try file.read()
    try put("theirs", "file")
    let error = #expect(throws: OutputError.self) {
      try file.replace(with: Array("ours".utf8), ifStill: old)
    }
    #expect(error?.problem == .changed)
    #expect(try text("file") == "theirs")
    #expect(try names() == ["file"])
  }

  @Test func theSameBytesTouchNothing() throws {
    try put("old", "file")
    let manager = FileManager.default
    let number = {
      try manager.attributesOfItem(atPath: self.folder.path + "/file")[.systemFileNumber] as? Int
    }
    let before = try number()
    let file = try AtomicFile(locking: path("file"))
    try file.replace(with: Array("old".utf8), ifStill: file.read())
    #expect(try number() == before)
    try file.replace(with: Array("new".utf8), ifStill: file.read())
    #expect(try number() != before)
  }

  @Test func anotherWriterWaits() throws {
    let holder = open(folder.path, O_RDONLY | O_DIRECTORY)
    #expect(flock(holder, LOCK_EX) == 0)
    Thread.detachNewThread {
      usleep(50_000)
      close(holder)
    }
    try AtomicFile(locking: path("file")).replace(with: [1])
    #expect(try names() == ["file"])
  }
}
