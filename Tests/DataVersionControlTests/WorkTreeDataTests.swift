import ByteText
import DataVersionControl
import Foundation
import Testing

@Suite struct WorkTreeDataTests {
  private func content(of folder: String, after script: String) throws -> DataContent {
    let top = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: top, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: top) }
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", script]
    shell.currentDirectoryURL = top
    try shell.run()
    shell.waitUntilExit()
    let data = WorkTreeData(ByteString(top.path), DataReader(HashMemory()), cache: nil)
    return data.content(of: RepositoryPath(ByteString(folder)), .md5)
  }

  /// The hash that DVC 3.67 gives the folder.
  @Test func links() throws {
    let script =
      "mkdir d other; echo a >d/a; ln -s a d/alias; ln -s ../other d/linked; ln -s . d/self"
    #expect(
      try content(of: "d", after: script) == .hash("4e6c6cf11ffc39941731b5c0f6f4a74c.dir"))
    #expect(
      try content(of: "link", after: script + "; ln -s d link")
        == .hash("4e6c6cf11ffc39941731b5c0f6f4a74c.dir"))
    #expect(
      try content(of: "d", after: script + "; ln -s nowhere d/gone")
        == .unknown("'d' cannot be read: 'gone' is a link to nothing"))
  }
}
