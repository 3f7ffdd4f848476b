import ArgumentParser
import ByteText
import Configuration
import Findings
import SmokeTraining

/// `mlgate run`
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run the whole gate: checks, smoke-train, reports.",
    discussion: """
      Judges the commit at HEAD unless told otherwise.

      Examples:
        mlgate run
        mlgate run --output junit=mlgate-junit.xml --output json=mlgate.json
        mlgate run --worktree --skip-smoke-train
      """)

  @Flag(help: "Leave the smoke-train job out; the report names it as skipped.")
  var skipSmokeTrain = false

  @OptionGroup var source: SourceOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    var gate = try await Gate(common, source: source.choice(standard: .commit("HEAD")))
    Watchdog.stop()
    let settings = gate.configuration.smokeTraining
    if skipSmokeTrain || !settings.isEnabled {
      let reason = skipSmokeTrain ? "--skip-smoke-train" : "switched off by the configuration"
      gate.report.skipped.append(SkippedCheck(name: SmokeTraining.name, reason: reason))
    } else {
      gate.report.jobs.append(SmokeTraining.run(settings))
    }
    try common.deliver(gate.report)
  }
}
