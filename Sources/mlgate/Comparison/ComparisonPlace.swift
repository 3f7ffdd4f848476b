import ArgumentParser
import ByteText

/// Where the compared experiments lie.
struct ComparisonPlace: ParsableArguments {
  @Option(help: ArgumentHelp("Look at this commit instead of the files on disk.", valueName: "rev"))
  var commit: String?

  @Option(
    help: ArgumentHelp(
      "Look at these branches or commits, separated by commas; the first one's configuration counts.",
      valueName: "rev,rev"))
  var branches: String?

  @OptionGroup var folder: FolderOption

  @Option(
    help: ArgumentHelp(
      "Read the configuration from this file instead of the judged snapshot.", valueName: "file"))
  var config: String?

  @OptionGroup var timeLimit: TimeLimitOption

  func validate() throws {
    guard commit == nil || branches == nil else {
      throw ValidationError("--commit and --branches exclude each other")
    }
  }

  /// The named commits; empty for the files on disk.
  func revisions() throws(CommandFailure) -> [String] {
    guard let branches else { return commit.map { [$0] } ?? [] }
    let names = words(of: branches)
    guard !names.isEmpty else { throw .usage("--branches names no branch") }
    return names
  }

  /// - Parameter revision: nil for the files on disk.
  func judgedPlace(_ revision: String?) throws -> JudgedPlace {
    let options = try CommonOptions.parse(
      folder.words + (config.map { ["--config", $0] } ?? [])
        + ["--timeout", "\(timeLimit.timeout)"])
    return try JudgedPlace(
      options, source: revision.map { .commit(ByteString($0)) } ?? .worktree)
  }
}
