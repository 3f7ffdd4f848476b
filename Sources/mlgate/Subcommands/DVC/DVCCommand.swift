import ArgumentParser

/// `mlgate dvc`
struct DVCCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dvc", abstract: "What DVC would say, from git alone or from the files on disk.",
    subcommands: [DVCStatus.self, DVCDag.self, DVCDiff.self])
}
