import ByteText
import Foundation
import JobRunner
import Testing

/// Programs that end and leave processes behind.
@Suite struct SurvivorTests {
  @Test func holdsThePipe() throws {
    let start = SuspendingClock.now
    let result = try sh("sleep 60 & echo $!")
    #expect(SuspendingClock.now - start < .seconds(3))
    #expect(result.ending == .exited(0))
    #expect(result.killedSurvivors == 1)
    let number = try #require(result.numbers.first)
    #expect(!isThere(number))
  }

  @Test func writesOnForAMoment() throws {
    let result = try sh("(sleep 0.1; echo late) & echo early")
    #expect(result.text == "early\nlate\n")
    #expect(result.killedSurvivors == 0)
  }

  @Test func floodsOn() throws {
    let start = SuspendingClock.now
    let result = try sh("yes & exit 4", outputLimit: 100)
    #expect(SuspendingClock.now - start < .seconds(4))
    #expect(result.ending == .exited(4))
    #expect(result.killedSurvivors == 1)
    #expect(result.output.head.count == 100 && result.output.tail.count == 100)
  }

  @Test func closedThePipe() throws {
    let result = try sh("sleep 60 >&- 2>&- & echo $!")
    #expect(result.killedSurvivors == 1)
    let number = try #require(result.numbers.first)
    #expect(!isThere(number))
  }

  #if os(Linux)
    @Test func daemon() throws {
      // The inner shell is in a session of its own, and its child has lost both parents.
      let result = try sh(
        "setsid sh -c 'sleep 60 >&- 2>&- <&- & echo $!' & wait; cat /proc/$$/stat >/dev/null")
      #expect(result.ending == .exited(0))
      #expect(result.killedSurvivors == 1)
      let number = try #require(result.numbers.first)
      #expect(!isThere(number))
    }

    @Test func manyDaemons() throws {
      let folder = try ScratchFolder()
      let result = try sh(
        """
        for i in 1 2 3 4 5 6 7 8 9 10; do
          setsid sh -c 'sleep 60 & sleep 60 & echo $$ >>numbers; wait' &
        done
        until [ "$(wc -l <numbers)" = 10 ]; do sleep 0.05; done 2>&-
        cat numbers
        """, in: folder.path)
      #expect(result.ending == .exited(0))
      #expect(result.killedSurvivors == 30)
      #expect(result.numbers.count == 10)
      for number in result.numbers { #expect(!isThere(number)) }
    }

    /// An orphan that ends by itself while the command still runs is waited for too.
    @Test func noZombie() throws {
      let result = try sh("setsid sh -c 'sleep 0.2 & echo $!' & wait; sleep 0.5")
      let number = try #require(result.numbers.first)
      #expect(result.killedSurvivors == 0)
      #expect(!isThere(number))
    }

    /// Children, and orphans, that other code started are nobody's survivors.
    @Test func strangersLive() throws {
      _ = try sh("exit 0")  // From now on orphans come to this process.
      let stranger = Process()
      let pipe = Pipe()
      stranger.executableURL = URL(filePath: "/bin/sh")
      stranger.arguments = [
        "-c", "setsid sh -c 'sleep 60 >&- 2>&- & echo $!' & exec sleep 60 >&-",
      ]
      stranger.standardOutput = pipe
      try stranger.run()
      let text = String(
        decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
      let orphan = try #require(pid_t(text.dropLast()))
      let result = try sh("setsid sleep 60 & sleep 60 & sleep 0.2")
      #expect(result.killedSurvivors == 2)
      #expect(isThere(orphan) && isThere(stranger.processIdentifier))
      kill(orphan, SIGKILL)
      waitpid(orphan, nil, 0)
      // Foundation hands a program the signals that its own threads block, SIGTERM among them.
      kill(stranger.processIdentifier, SIGKILL)
      stranger.waitUntilExit()
    }

    /// Commands at the same time leave one another's daemons alone.
    @Test func commandsAtOnce() async throws {
      let long = "setsid sh -c 'sleep 1; echo done' & sleep 1.5"
      let texts = try await withThrowingTaskGroup(of: (String, Int).self) { group in
        for script in [long, "setsid sleep 60 & sleep 0.2; echo short"] {
          group.addTask {
            let result = try sh(script)
            return (result.text, result.killedSurvivors)
          }
        }
        return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
      }
      #expect(texts == ["done\n": 0, "short\n": 1])
    }
  #endif
}
