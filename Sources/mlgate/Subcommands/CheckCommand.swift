import ArgumentParser

/// `mlgate check`
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Judge files by the rules; no training.",
    discussion: """
      Judges the files on disk unless told otherwise.

      Examples:
        mlgate check                       the files on disk
        mlgate check experiments models    some of them
        mlgate check --staged              what the next commit would change
        mlgate check --commit HEAD~1       a commit
        mlgate check --range origin/main..HEAD    what each commit brought in
        mlgate check --commit HEAD --base origin/main    what is new since the fork
        mlgate check --select EXP,MOD      some rules
        mlgate check --commit HEAD --shard 2/4    a part; see 'mlgate plan' and 'mlgate merge'
      """)

  @Argument(help: "Report only what concerns these files and folders.", completion: .file())
  var paths: [String] = []

  @OptionGroup var source: SourceOptions
  @OptionGroup var shards: ShardOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard shards.shard != nil else { return }
    guard source.isOneCommit, paths.isEmpty else {
      throw ValidationError("--shard judges a commit, the same in every job: add '--commit HEAD'")
    }
    guard common.format == .auto, common.output.isEmpty else {
      throw ValidationError("a shard is no report yet: 'mlgate merge' takes --format and --output")
    }
  }

  func run() async throws {
    if let shard = shards.shard {
      let place = try JudgedPlace(
        common, source: source.choice(standard: .worktree), usesBaseline: true)
      return try await ShardJudge(place: place, shard: shard, options: shards).write(common)
    }
    let gate = try await Gate(common, source, standard: .worktree, paths: paths)
    try common.deliver(gate.report)
  }
}
