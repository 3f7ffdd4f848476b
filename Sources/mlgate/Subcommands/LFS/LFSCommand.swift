import ArgumentParser

/// `mlgate lfs`
struct LFSCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lfs", abstract: "List and verify what git-lfs keeps, from git alone.",
    discussion: """
      Neither git-lfs nor the network is needed, and nothing is changed.

      Examples:
        mlgate lfs files                every pointer of the last commit
        mlgate lfs verify               and whether its content is here, byte for byte
        mlgate lfs verify --staged      before the commit
      """,
    subcommands: [LFSFiles.self, LFSVerify.self])
}

extension SourceOptions {
  /// The snapshot that is meant, of which every file counts.
  func wholeSnapshot(standard: SourceChoice) throws(CommandFailure) -> SourceChoice {
    try requireSnapshot()
    if case .index = choice(standard: standard) { return .index(changesOnly: false) }
    return choice(standard: standard)
  }
}
