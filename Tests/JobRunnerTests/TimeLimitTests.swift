import ByteText
import Foundation
import JobRunner
import Testing

/// Commands that must be ended: the ending is exact, the time bounded, nothing survives.
@Suite struct TimeLimitTests {
  /// Runs `script`, which prints the numbers of its processes, into a limit of 1 s.
  private func timedOut(_ script: String, killed: Int) throws {
    let result = try sh(script, limit: .seconds(1))
    #expect(result.ending == .timedOut)
    #expect(result.wallTime >= .seconds(1) && result.wallTime < .seconds(10))
    #expect(result.killedSurvivors == killed)
    #expect(!result.numbers.isEmpty)
    for number in result.numbers { #expect(!isThere(number), "\(number) of \(script)") }
  }

  @Test func hangs() throws {
    try timedOut("echo $$; exec sleep 60", killed: 0)
  }

  @Test func ignoresTheRequest() throws {
    try timedOut("echo $$; trap '' TERM; sleep 60; :", killed: 1)
  }

  @Test func isStopped() throws {
    try timedOut("echo $$; kill -STOP $$", killed: 0)
  }

  @Test func usesTheGracePeriod() throws {
    let result = try sh(
      "trap 'echo saved; exit 7' TERM; while :; do :; done",
      limit: .milliseconds(300), grace: .seconds(20))
    #expect(result.ending == .timedOut)
    #expect(result.text == "saved\n")
    #expect(result.wallTime < .seconds(10))
  }

  @Test func grandchildIgnoresTheRequest() throws {
    try timedOut(
      "echo $$; sh -c 'trap \"\" TERM; exec sleep 60' & echo $!; exec sleep 60", killed: 1)
  }

  #if os(Linux)
    @Test func grandchildOfAnotherSession() throws {
      try timedOut(
        "echo $$; setsid sh -c 'echo $$; trap \"\" TERM; exec sleep 60' & exec sleep 60", killed: 1)
    }

    /// Neither its session nor its environment tells where it comes from; its parents do.
    @Test func grandchildWithoutTheMark() throws {
      try timedOut(
        "echo $$; env -i setsid sh -c 'echo $$; trap \"\" TERM; exec sleep 60' & exec sleep 60",
        killed: 1)
    }

    @Test func sessionsBelowSessions() throws {
      let inner = "setsid sh -c \"echo \\$\\$; sleep 60; :\" & sleep 60; :"
      try timedOut("echo $$; setsid sh -c 'echo $$; \(inner)' & sleep 60; :", killed: 4)
    }

    @Test func jobControl() throws {
      try timedOut(
        "exec bash -c 'set -m; echo $$; trap \"\" TERM; sleep 60 & echo $!; sleep 60; :'", killed: 2
      )
    }
  #endif

  @Test func floodUntilTheLimit() throws {
    let result = try sh("exec yes", limit: .milliseconds(500), outputLimit: 1001)
    #expect(result.ending == .timedOut)
    #expect(result.wallTime < .seconds(5))
    #expect(result.output.head == Array(String(repeating: "y\n", count: 500).utf8) + [0x79])
    #expect(result.output.tail.count == 1001)
    #expect(result.output.droppedBytes > 1_000_000)
  }
}
