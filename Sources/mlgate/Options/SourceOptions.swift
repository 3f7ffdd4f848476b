import ArgumentParser

/// Which snapshot is judged.
struct SourceOptions: ParsableArguments {
  @Flag(help: "Judge what the next commit would hold: the index.")
  var staged = false

  @Flag(help: "With --staged: report every finding of the index, not only those of the change.")
  var all = false

  @Option(help: ArgumentHelp("Judge this commit.", valueName: "rev"))
  var commit: String?

  @Flag(help: "Judge the files on disk: tracked ones, and untracked ones that are not ignored.")
  var worktree = false

  func validate() throws {
    let chosen = [staged, commit != nil, worktree].filter { $0 }.count
    guard chosen <= 1 else {
      throw ValidationError("--staged, --commit and --worktree exclude each other")
    }
    guard !all || staged else { throw ValidationError("--all belongs to --staged") }
  }
}
