import ByteText
import Foundation
import Testing

@testable import JobRunner

/// How commands end, and what the result tells.
@Suite struct EndingTests {
  @Test(arguments: [0, 1, 3, 127, 255] as [Int32])
  func exitCode(_ code: Int32) throws {
    let result = try sh("exit \(code)")
    #expect(result.ending == .exited(code))
    #expect(result.output == BoundedOutput(head: []))
    #expect(result.killedSurvivors == 0)
  }

  @Test(arguments: [("KILL", 9), ("TERM", 15), ("SEGV", 11), ("PIPE", 13)] as [(String, Int32)])
  func signal(_ name: String, number: Int32) throws {
    #expect(try sh("kill -\(name) $$").ending == .signalled(number))
  }

  @Test func bothStreamsInOrder() throws {
    let result = try sh("echo one; echo two >&2; echo three")
    #expect(result.text == "one\ntwo\nthree\n")
    #expect(result.output.tailLines(2) == ["two", "three"])
  }

  @Test func timeOfASleep() throws {
    let result = try sh("sleep 0.5")
    #expect(result.wallTime >= .milliseconds(500) && result.wallTime < .seconds(10))
    #expect(try #require(result.resources).cpuTime < .milliseconds(400))
  }

  @Test func timeOfALoop() throws {
    let result = try sh("i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done")
    let cpuTime = try #require(result.resources).cpuTime
    #expect(cpuTime > .milliseconds(20) && cpuTime <= result.wallTime + .milliseconds(20))
  }

  /// dd holds one block of 300 MiB; this process's own peak is the floor of what Linux tells.
  @Test func peakMemory() throws {
    let result = try sh("dd if=/dev/zero of=/dev/null bs=314572800 count=1")
    let peak = try #require(result.resources).peakMemory
    var own = rusage()
    // RUSAGE_SELF, whose type is another on each system.
    getrusage(0, &own)
    #expect(peak > 300 << 20 && peak < max(320 << 20, ResourceUsage(own).peakMemory + 1))
  }

  @Test func silentProgramThatClosedItsOutput() throws {
    let result = try sh("exec >&- 2>&-; sleep 0.3; exit 5")
    #expect(result.ending == .exited(5))
    #expect(result.wallTime >= .milliseconds(300))
  }
}
