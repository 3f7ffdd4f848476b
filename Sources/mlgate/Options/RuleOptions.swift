import ArgumentParser

/// Options of the commands that judge in order to write a file of the repository.
struct RuleOptions: ParsableArguments {
  @OptionGroup var folder: FolderOption

  @Option(
    help: ArgumentHelp(
      "Read the configuration from this file instead of the judged snapshot.", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "Only these rules: ids, names or families, separated by commas.", valueName: "rules"))
  var select: String?

  @Option(help: ArgumentHelp("Leave out these rules.", valueName: "rules"))
  var ignore: String?

  @Flag(name: .shortAndLong, help: "Print nothing of what went well.")
  var quiet = false

  @OptionGroup var timeLimit: TimeLimitOption

  /// The same as the options of a judging command.
  func common() throws -> CommonOptions {
    var common = try CommonOptions.parse([])
    (common.folder, common.config) = (folder, config)
    (common.select, common.ignore) = (select, ignore)
    (common.quiet, common.timeLimit) = (quiet, timeLimit)
    return common
  }
}
