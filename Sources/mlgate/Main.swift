import ArgumentParser
import JobRunner
import Reporters

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The `mlgate` command.
struct MLGate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mlgate",
    abstract:
      "The gate a machine-learning model passes before it is committed, pushed and released.",
    discussion: """
      Exit codes: 0 passed, 1 findings, 2 wrong usage or configuration, 3 could not verify.

      Examples:
        mlgate run                          the whole gate on the last commit
        mlgate check --staged               what the next commit would hold
        mlgate run --output junit=gate.xml  with a report for the CI server
      """,
    version: mlgateVersion,
    subcommands: [
      RunCommand.self, CheckCommand.self, HookCommand.self, SmokeCommand.self, HistoryCommand.self,
      LFSCommand.self, ReleaseCommand.self, ResultsCommand.self, DVCCommand.self,
      ReproduceCommand.self, CompareCommand.self, LineageCommand.self, Iris.self,
      InitCommand.self, PlanCommand.self, MergeCommand.self, BaselineCommand.self, FixCommand.self,
      InstallCommand.self,
      UninstallCommand.self,
      DoctorCommand.self,
      RulesCommand.self,
      ExplainCommand.self, SchemaCommand.self, ExampleCommand.self, ReferenceCommand.self,
    ])
}

@main
enum Main {
  /// Not asynchronous: this thread waits for signals while another one works (see `Interruption`).
  static func main() {
    keepStandardStreams()
    // A closed pipe is an error of one write, told as exit 3, not the end by a signal.
    signal(SIGPIPE, SIG_IGN)
    Interruption.guarding {
      await status(of: Array(CommandLine.arguments.dropFirst()))
    } withoutHalfDoneWork: { exit in
      AtomicFile.whileNoneIsReplaced(exit)
    }
  }

  /// Runs one command line and tells its exit code; every message goes out here.
  private static func status(of arguments: [String]) async -> Int32 {
    do {
      var command = try MLGate.parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      return 0
    } catch let failure as CommandFailure {
      Console.complain(failure.message)
      return failure.exitCode
    } catch let exitCode as ExitCode {
      return exitCode.rawValue
    } catch {
      return tell(error)
    }
  }

  /// Help and version go to standard output; what the parser rejects is wrong usage.
  private static func tell(_ error: any Error) -> Int32 {
    let text = MLGate.fullMessage(for: error)
    guard MLGate.exitCode(for: error).isSuccess else {
      Console.complain(text)
      return 2
    }
    do {
      try Console.write(text + "\n")
      return 0
    } catch {
      Console.complain(error.message)
      return error.exitCode
    }
  }
}

/// The version that reports and `--version` show.
let mlgateVersion = "0.1.0"
