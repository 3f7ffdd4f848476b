import ArgumentParser
import ByteText
import DataVersionControl
import Documents
import Findings
import RepositorySnapshot

/// `mlgate dvc status`
struct DVCStatus: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Say what differs from dvc.lock and the .dvc files.",
    discussion: """
      Says what 'dvc status' says, and ends with exit code 1 where something changed. With --commit or \
      --staged no data is needed: what DVC keeps counts as it is recorded, as if it had been pulled.

      Examples:
        mlgate dvc status
        mlgate dvc status --commit HEAD~1
        mlgate dvc status --json
      """)

  @Flag(help: "Print the JSON of 'dvc status --json'.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print nothing; the exit code tells.")
  var quiet = false

  @OptionGroup var options: DVCOptions

  func run() async throws {
    let place = try DVCPlace(options, standard: .worktree)
    try place.requireReadable()
    let data = ProjectData(place, readsDisk: options.looksAtDisk, isQuiet: quiet)
    var stages: [StageStatus] = []
    for project in place.projects {
      stages += ProjectStatus(project, try data.state(of: project)).stages
    }
    data.finish()
    try tell(stages)
  }

  private func tell(_ stages: [StageStatus]) throws {
    for stage in stages {
      for doubt in stage.doubts {
        Console.complain(
          """
          mlgate: \(doubt.node.location.path): whether \(stage.address.quoted) changed cannot be told: \
          \(doubt.reason)
          """)
      }
    }
    let changed = stages.filter { !$0.changes.isEmpty }
    let text = StatusText(stages: changed.map { (address: $0.address, changes: $0.changes) })
    if json {
      try Console.write(text.json)
    } else if !quiet {
      try Console.write(
        stages.isEmpty ? Array("Data and pipelines are up to date.\n".utf8) : text.text)
    }
    if !changed.isEmpty { throw ExitCode(1) }
    if !stages.isEmpty { throw ExitCode(3) }
  }
}
