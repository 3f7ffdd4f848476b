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
      Judges the commit at HEAD unless told otherwise. Where the configuration names a training command, \
      it runs in the work tree, and only if that is allowed.

      Examples:
        mlgate run
        mlgate run --output junit=mlgate-junit.xml --output json=mlgate.json
        mlgate run --allow-commands --strict
        mlgate run --base origin/main       a pull request: what is new since the fork
        mlgate run --worktree --skip-smoke-train
      """)

  @Flag(help: "Leave the smoke-train job out; the report names it as skipped.")
  var skipSmokeTrain = false

  @OptionGroup var permission: CommandPermission
  @OptionGroup var source: SourceOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    var gate = try await Gate(common, source, standard: .commit("HEAD"))
    if let reason = reasonToSkip(gate.configuration) {
      gate.report.skipped.append(SkippedCheck(name: SmokeTraining.name, reason: reason))
    } else if let result = try gate.place.smokeTraining(permission) {
      gate.report.jobs.append(result.job)
    } else {
      gate.report.skipped.append(
        SkippedCheck(
          name: SmokeTraining.name,
          reason: "commands may not run here; --allow-commands allows them"))
    }
    let jobs = OwnJobs(stage: "run", place: gate.place, permission: permission)
    try jobs.run(addingTo: &gate.report)
    try common.deliver(gate.report)
  }

  private func reasonToSkip(_ configuration: GateConfiguration) -> String? {
    if skipSmokeTrain { return "--skip-smoke-train" }
    return configuration.smokeTraining.isEnabled ? nil : "switched off by the configuration"
  }
}
