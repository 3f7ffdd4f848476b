import ByteText
import DataVersionControl
import Foundation
import Testing

@Suite struct ScratchFolderTests {
  /// A program may leave folders deeper than a path may be long.
  @Test func everythingIsTakenAway() throws {
    let parent = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: parent) }
    var folder: ScratchFolder? = try ScratchFolder(in: ByteString(parent.path))
    let path = try #require(folder?.path.description)
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = [
      "-c",
      """
      cd "$1"; n=0
      while [ $n -lt 3000 ]; do mkdir d e; cd d; n=$((n + 1)); done
      echo x >file; cd "$1"; mkdir locked; echo x >locked/file; chmod 000 locked
      """, "sh", path,
    ]
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0)
    folder = nil
    #expect(try FileManager.default.contentsOfDirectory(atPath: parent.path) == [])
  }
}
