import ArgumentParser
import ByteText

/// What is judged: a snapshot, or what the commits of a range changed.
struct SourceOptions: ParsableArguments {
  @Flag(help: "Judge what the next commit would hold: the index.")
  var staged = false

  @Flag(help: "With --staged: report every finding of the index, not only those of the change.")
  var all = false

  @Option(help: ArgumentHelp("Judge this commit.", valueName: "rev"))
  var commit: String?

  @Flag(help: "Judge the files on disk: tracked ones, and untracked ones that are not ignored.")
  var worktree = false

  @Option(
    help: ArgumentHelp(
      "Judge what each commit that B reaches and A does not brought in, by A's configuration; a fault that a later one of them took out again fails nothing.",
      valueName: "A..B"))
  var range: String?

  @Flag(help: "With --range: a fault that a later commit took out again fails too.")
  var eachCommit = false

  @Option(
    help: ArgumentHelp(
      "Report only what is not there already where the history forked from this commit, whose configuration counts.",
      valueName: "rev"))
  var base: String?

  func validate() throws {
    let chosen = [staged, commit != nil, worktree, range != nil].filter { $0 }.count
    guard chosen <= 1 else {
      throw ValidationError("--staged, --commit, --worktree and --range exclude each other")
    }
    guard !all || staged else { throw ValidationError("--all belongs to --staged") }
    guard !eachCommit || range != nil else {
      throw ValidationError("--each-commit belongs to --range")
    }
    guard base == nil || (range == nil && !all) else {
      throw ValidationError("--base goes with --commit, --staged or --worktree alone")
    }
  }

  /// Whether a commit is judged, and nothing else counts.
  var isOneCommit: Bool { commit != nil && base == nil }

  /// Throws where a command that judges no change was given one.
  func requireSnapshot() throws(CommandFailure) {
    if range != nil { throw .usage("--range belongs to 'mlgate check' and 'mlgate run'") }
    if base != nil { throw .usage("--base belongs to 'mlgate check' and 'mlgate run'") }
  }
}
