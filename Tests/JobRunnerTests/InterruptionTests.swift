import ByteText
import Foundation
import TestSupport
import Testing

/// Signals to a process of its own: `JobRunnerProbe`.
@Suite struct InterruptionTests {
  /// The probe, running; everything that it says on standard error is read.
  private struct Running {
    let process = Process()
    let pipe = Pipe()

    init(_ line: String) throws {
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = ["-c", "exec \(line)", builtProgram("JobRunnerProbe")]
      process.standardError = pipe
      try process.run()
    }

    /// Waits for the first words.
    func firstText() -> String {
      String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
    }

    func send(_ signal: Int32) {
      kill(process.processIdentifier, signal)
    }

    /// The exit code, negative where a signal ended it, and what else it said.
    func end() throws -> (Int32, String) {
      let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      let status = process.terminationStatus
      return (
        process.terminationReason == .exit ? status : -status, String(decoding: data, as: UTF8.self)
      )
    }
  }

  /// Waits until the probe's command has said its number in a file.
  private func number(in file: String) throws -> pid_t {
    for _ in 0..<2000 {
      if let text = try? String(contentsOfFile: file, encoding: .utf8), text.hasSuffix("\n") {
        return try #require(pid_t(text.dropLast()))
      }
      usleep(10_000)
    }
    throw CocoaError(.fileReadNoSuchFile)
  }

  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int32)])
  func withoutACommand(_ signal: Int32, code: Int32) throws {
    let probe = try Running("\"$0\" idle")
    #expect(probe.firstText() == "ready\n")
    probe.send(signal)
    #expect(try probe.end() == (code, ""))
  }

  @Test func ignoredFromTheStart() throws {
    let probe = try Running("sh -c 'trap \"\" INT HUP; exec \"$0\" idle' \"$0\"")
    #expect(probe.firstText() == "ready\n")
    probe.send(SIGINT)
    probe.send(SIGHUP)
    usleep(200_000)
    #expect(probe.process.isRunning)
    probe.send(SIGTERM)
    #expect(try probe.end() == (143, ""))
  }

  /// The command is gone, the second one never starts, and the process says so by its exit code.
  @Test func endsTheCommand() throws {
    let folder = try ScratchFolder()
    let file = "\(folder.path)/number"
    let script = "trap '' TERM; echo $$ >>\(file); sleep 50; :"
    let probe = try Running("\"$0\" run 300 sh -c \"\(script.replacing("$$", with: "\\$\\$"))\"")
    let command = try number(in: file)
    probe.send(SIGINT)
    let (code, text) = try probe.end()
    #expect(code == 130)
    #expect(
      text == "interrupted(2), 1 killed, 0 bytes\ninterrupted(2), 0 killed, 0 bytes\n")
    #expect(!isThere(command))
    #expect(try number(in: file) == command)
  }

  @Test func secondSignalCutsTheGraceShort() throws {
    let folder = try ScratchFolder()
    let file = "\(folder.path)/number"
    let probe = try Running(
      "\"$0\" run 60000 sh -c \"trap '' TERM; echo \\$\\$ >\(file); exec sleep 50\"")
    let command = try number(in: file)
    let start = SuspendingClock.now
    probe.send(SIGTERM)
    usleep(200_000)
    #expect(probe.process.isRunning)
    probe.send(SIGINT)
    #expect(
      try probe.end()
        == (143, "interrupted(15), 0 killed, 0 bytes\ninterrupted(15), 0 killed, 0 bytes\n"))
    #expect(SuspendingClock.now - start < .seconds(15))
    #expect(!isThere(command))
  }

  @Test func standardStreamsClosed() throws {
    let probe = try Running("\"$0\" run 0 sh -c 'cat; echo x; echo y >&2' <&- >&-")
    let line = "exited(0), 0 killed, 4 bytes\n"
    #expect(try probe.end() == (0, line + line))
  }

  /// Whenever the signal comes, the file is whole and no temporary one is left.
  @Test func fileIsWhole() throws {
    let folder = try ScratchFolder()
    for round in 0..<20 {
      let probe = try Running("\"$0\" replace '\(folder.path)/file'")
      #expect(probe.firstText().hasPrefix("replaced\n"))
      usleep(UInt32(round) * 1000)
      probe.send(SIGTERM)
      #expect(try probe.end().0 == 143)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"])
      let bytes = try Data(contentsOf: folder.url.appending(path: "file"))
      #expect(bytes == Data(repeating: 0x78, count: 1 << 20))
    }
  }
}
