import ArgumentParser

/// Options of the commands that judge in order to write a file of the repository.
struct RuleOptions: ParsableArguments {
  @Option(
    name: .customShort("C"),
    help: ArgumentHelp("Work as if started in this folder.", valueName: "dir"))
  var directory: String?

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

  @Option(help: ArgumentHelp("Give up after so many seconds, with exit 3.", valueName: "seconds"))
  var timeout: Int = 600

  func validate() throws {
    guard (1...86_400).contains(timeout) else {
      throw ValidationError("--timeout must be from 1 to 86400 seconds")
    }
  }

  /// The same as the options of a judging command.
  func common() throws -> CommonOptions {
    var common = try CommonOptions.parse([])
    (common.directory, common.config) = (directory, config)
    (common.select, common.ignore) = (select, ignore)
    (common.quiet, common.timeout) = (quiet, timeout)
    return common
  }
}
