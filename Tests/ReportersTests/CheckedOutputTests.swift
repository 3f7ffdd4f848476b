import ByteText
import Findings
import Foundation
import Reporters
import Testing

@Suite struct CheckedOutputTests {
  @Test func everythingArrives() throws {
    let pipe = Pipe()
    let bytes = [UInt8](repeating: 0x61, count: 1 << 20)
    // Non-blocking, as another owner of the pipe may have made it: the writer must wait.
    let descriptor = pipe.fileHandleForWriting.fileDescriptor
    #expect(fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0)
    Thread.detachNewThread {
      try? CheckedOutput(descriptor: descriptor, name: "pipe").write(bytes)
      try? pipe.fileHandleForWriting.close()
    }
    #expect(try pipe.fileHandleForReading.readToEnd() == Data(bytes))
  }

  @Test func aReaderWhoLeftIsAnError() throws {
    signal(SIGPIPE, SIG_IGN)
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let output = CheckedOutput(
      descriptor: pipe.fileHandleForWriting.fileDescriptor, name: "standard output")
    let error = #expect(throws: OutputError.self) { try output.write([1]) }
    #expect(error?.description == "cannot write standard output: Broken pipe")
  }

  @Test func aClosedDescriptorIsAnError() {
    let output = CheckedOutput(descriptor: 9999, name: "standard output")
    let error = #expect(throws: OutputError.self) { try output.write([1]) }
    #expect(error?.description == "cannot write standard output: Bad file descriptor")
    #expect(throws: OutputError.self) { try output.finish() }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "only Linux has it"))
  func aFullDiskIsAnError() throws {
    let full = try FileHandle(forWritingTo: URL(filePath: "/dev/full"))
    let output = CheckedOutput(descriptor: full.fileDescriptor, name: "standard output")
    let error = #expect(throws: OutputError.self) {
      try TextReporter().write(Sample.passed(), to: output)
    }
    #expect(error?.description == "cannot write standard output: No space left on device")
  }

  @Test func spoiledOutputIsNeverSent() throws {
    struct Broken: Reporter {
      func bytes(for report: Report) -> [UInt8] { [0xFF] }
      func reparse(_ bytes: [UInt8]) throws(MalformedOutput) {
        try TextReporter().reparse(bytes)
      }
    }
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let error = #expect(throws: OutputError.self) {
      try Broken().write(Sample.passed(), to: ByteString(file.path))
    }
    #expect(
      error?.description.hasSuffix("(invalid UTF-8 at byte 0); please report this bug") == true)
    #expect(!FileManager.default.fileExists(atPath: file.path))
  }
}
