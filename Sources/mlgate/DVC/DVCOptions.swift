import ArgumentParser
import ByteText

/// Options of the commands on DVC's data.
struct DVCOptions: ParsableArguments {
  @OptionGroup var folder: FolderOption

  @Option(help: ArgumentHelp("Look at this commit, without its data.", valueName: "rev"))
  var commit: String?

  @Flag(help: "Look at what the next commit would hold, without its data.")
  var staged = false

  @OptionGroup var timeLimit: TimeLimitOption

  func validate() throws {
    guard commit == nil || !staged else {
      throw ValidationError("--commit and --staged exclude each other")
    }
  }

  /// - Parameter standard: what is looked at when no option says.
  func choice(standard: SourceChoice) -> SourceChoice {
    if staged { return .index(changesOnly: false) }
    return commit.map { .commit(ByteString($0)) } ?? standard
  }

  /// Whether the files on disk count.
  var looksAtDisk: Bool { commit == nil && !staged }
}
