import ArgumentParser
import Findings

/// Options that every judging command shares.
struct CommonOptions: ParsableArguments {
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
      "Leave out the findings that this file knows, instead of the baseline of the judged snapshot; see 'mlgate baseline'.",
      valueName: "file"))
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "Run only these rules: ids, names or families, separated by commas.", valueName: "rules"))
  var select: String?

  @Option(help: ArgumentHelp("Leave out these rules.", valueName: "rules"))
  var ignore: String?

  @Option(
    help: ArgumentHelp(
      "The least severity that fails the run: error or warning.", valueName: "severity"))
  var failOn: SeverityName?

  @Flag(help: "What was skipped or inconclusive fails the run too.")
  var strict = false

  @Option(
    help: "What to print; auto is text, in GitHub Actions with annotations, summary and outputs.")
  var format: PrintedFormat = .auto

  @Option(
    help: ArgumentHelp(
      "Write a report to a file as well: the name of a format, or results for RESULTS.md; may be repeated.",
      valueName: "name=file"))
  var output: [ReportOutput] = []

  @Option(help: "Which JUnit to write: rich (with file and line) or strict (Jenkins' schema).")
  var junitDialect: JUnitDialectName = .rich

  @Option(help: "When to colour: auto, always or never.")
  var color: ColorChoice = .auto

  @Flag(name: .shortAndLong, help: "Print findings only.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Print what was skipped and why.")
  var verbose = false

  @Option(help: ArgumentHelp("Give up after so many seconds, with exit 3.", valueName: "seconds"))
  var timeout: Int = 600

  func validate() throws {
    guard (1...86_400).contains(timeout) else {
      throw ValidationError("--timeout must be from 1 to 86400 seconds")
    }
  }
}

enum SeverityName: String, ExpressibleByArgument, CaseIterable {
  case warning, error

  var severity: Severity { self == .error ? .error : .warning }
}

enum JUnitDialectName: String, ExpressibleByArgument, CaseIterable {
  case rich, strict
}

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}
