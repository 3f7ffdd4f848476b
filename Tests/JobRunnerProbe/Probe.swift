import ByteText
import JobRunner
import Reporters

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program that the tests of `Interruption` start and send signals to.
@main
enum Probe {
  static func main() {
    Interruption.guarding {
      await status(of: CommandLine.arguments.dropFirst().map { ByteString($0) })
    } withoutHalfDoneWork: { exit in
      AtomicFile.whileNoneIsReplaced(exit)
    }
  }

  private static func status(of arguments: [ByteString]) async -> Int32 {
    switch arguments.first {
    case "run": return run(Array(arguments.dropFirst()))
    case "replace": return replaceForEver(arguments[1])
    default:
      say("ready")
      while true { sleep(1) }
    }
  }

  /// `run GRACE PROGRAM ARGUMENT…`: twice, the grace period in milliseconds.
  private static func run(_ arguments: [ByteString]) -> Int32 {
    let command = Command(
      Array(arguments.dropFirst()), in: "/", environment: ChildEnvironment(),
      timeLimit: .seconds(60),
      gracePeriod: .milliseconds(arguments[0].decimalValue ?? 0))
    do throws(CommandFault) {
      for _ in 1...2 {
        let result = try CommandRunner.run(command)
        say("\(result.ending), \(result.killedSurvivors) killed, \(result.output.totalBytes) bytes")
      }
    } catch {
      say(error.description)
    }
    return Interruption.signal.map { 128 + $0 } ?? 0
  }

  private static func replaceForEver(_ path: ByteString) -> Int32 {
    let bytes = [UInt8](repeating: .ascii("x"), count: 1 << 20)
    do throws(OutputError) {
      while true {
        try AtomicFile(locking: path).replace(with: bytes)
        say("replaced")
      }
    } catch {
      say(error.description)
      return 3
    }
  }

  /// On standard error, for a test may close standard output.
  private static func say(_ text: String) {
    let bytes = Array("\(text)\n".utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
  }
}
