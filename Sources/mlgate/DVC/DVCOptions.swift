import ArgumentParser
import ByteText

/// Options of the commands on DVC's data.
struct DVCOptions: ParsableArguments {
  @Option(
    name: .customShort("C"),
    help: ArgumentHelp("Work as if started in this folder.", valueName: "dir"))
  var directory: String?

  @Option(help: ArgumentHelp("Look at this commit, without its data.", valueName: "rev"))
  var commit: String?

  @Flag(help: "Look at what the next commit would hold, without its data.")
  var staged = false

  @Option(help: ArgumentHelp("Give up after so many seconds, with exit 3.", valueName: "seconds"))
  var timeout: Int = 600

  func validate() throws {
    guard commit == nil || !staged else {
      throw ValidationError("--commit and --staged exclude each other")
    }
    guard (1...86_400).contains(timeout) else {
      throw ValidationError("--timeout must be from 1 to 86400 seconds")
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
