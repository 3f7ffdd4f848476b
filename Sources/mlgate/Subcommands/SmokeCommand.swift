import ArgumentParser
import ByteText
import Configuration
import Findings
import GitRepository
import IrisPipeline
import RepositorySnapshot
import SmokeTraining

/// `mlgate smoke`
struct SmokeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "smoke", abstract: "Run the smoke-train job alone.",
    discussion: """
      Trains the built-in iris pipeline, or runs the command that 'smoke_train.command' of .mlgate.yaml \
      names, and judges what comes out: to the last bit against the committed record, against absolute \
      bounds, and against the release before on the same rows.

      Examples:
        mlgate smoke
        mlgate smoke --record            write the record to compare with; commit it
        mlgate smoke --allow-commands    run your own command
        mlgate smoke --experiment experiments/exp-002.yaml
      """)

  @Flag(help: "Write the record that later runs are compared with, where this run passes.")
  var record = false

  @OptionGroup var parameters: ParameterOptions
  @OptionGroup var permission: CommandPermission
  @OptionGroup var source: SourceOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    try source.requireSnapshot()
    var place = try JudgedPlace(common, source: source.choice(standard: .worktree))
    try place.apply(parameters)
    guard let result = try place.smokeTraining(permission, isRecording: record) else {
      throw CommandFailure.usage(
        "'smoke_train.command' may not run here; allow it with --allow-commands, or with "
          + "'git config mlgate.allowCommands true' for this clone")
    }
    if record { try place.write(result) }
    let report = Report(
      toolVersion: mlgateVersion, policy: place.configuration.policy,
      source: ReportSource(place.snapshot.source), jobs: [result.job])
    try common.deliver(report)
  }
}

extension JudgedPlace {
  /// The split and training that a file of parameters states, in place of the configuration's.
  fileprivate mutating func apply(_ options: ParameterOptions) throws(CommandFailure) {
    // The configuration has these settings itself, so params.yaml counts only where it is named.
    guard options.params != nil || options.experiment != nil else { return }
    let parameters = try options.parameters()
    var settings = configuration.smokeTraining
    settings.training = parameters.over(settings.training)
    settings.split.testSize = parameters.testSize ?? settings.split.testSize
    settings.split.trainSize = parameters.trainSize ?? settings.split.trainSize
    settings.split.seed = parameters.seed ?? settings.split.seed
    settings.split.isStratified = parameters.isStratified ?? settings.split.isStratified
    configuration.smokeTraining = settings
  }

  /// A run that failed is nothing to repeat.
  fileprivate func write(_ result: SmokeResult) throws(CommandFailure) {
    guard let record = result.record, result.job.verdict != .failed else {
      Console.complain("mlgate: the run failed, so nothing is recorded")
      return
    }
    guard let workTree = repository.workTree else {
      throw .usage("a bare repository has no place for a record; run it in a clone")
    }
    let name = configuration.smokeTraining.recordPath
    guard let inside = RepositoryPath("").resolving(name) else {
      throw .usage("'smoke_train.record' names \(name.quoted), which lies outside the repository")
    }
    let path = ByteString(workTree.bytes + [.ascii("/")] + inside.bytes.bytes)
    try PlainFile.replace(String(decoding: path.bytes, as: UTF8.self), with: record.bytes)
  }
}
