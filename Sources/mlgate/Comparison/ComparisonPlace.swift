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

  @Option(
    name: .customShort("C"),
    help: ArgumentHelp("Work as if started in this folder.", valueName: "dir"))
  var directory: String?

  @Option(
    help: ArgumentHelp(
      "Read the configuration from this file instead of the judged snapshot.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("Give up after so many seconds, with exit 3.", valueName: "seconds"))
  var timeout: Int = 600

  func validate() throws {
    guard commit == nil || branches == nil else {
      throw ValidationError("--commit and --branches exclude each other")
    }
    guard (1...86_400).contains(timeout) else {
      throw ValidationError("--timeout must be from 1 to 86400 seconds")
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
      (directory.map { ["-C", $0] } ?? []) + (config.map { ["--config", $0] } ?? [])
        + ["--timeout", "\(timeout)"])
    return try JudgedPlace(
      options, source: revision.map { .commit(ByteString($0)) } ?? .worktree)
  }
}
