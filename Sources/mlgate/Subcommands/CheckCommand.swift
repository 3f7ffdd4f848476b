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
      """)

  @Argument(help: "Report only what concerns these files and folders.", completion: .file())
  var paths: [String] = []

  @OptionGroup var source: SourceOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let gate = try await Gate(common, source, standard: .worktree, paths: paths)
    try common.deliver(gate.report)
  }
}
