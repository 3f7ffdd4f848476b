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

  @Option(help: "What to print: text, json or junit.")
  var format: ReportFormat = .text

  @Option(
    help: ArgumentHelp(
      "Write a report to a file as well: text=, json=, junit= or results=FILE; may be repeated.",
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

enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, junit
}

enum JUnitDialectName: String, ExpressibleByArgument, CaseIterable {
  case rich, strict
}

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// `--output junit=report.xml`
struct ReportOutput: ExpressibleByArgument {
  enum Kind: String, CaseIterable {
    case text, json, junit, results
  }

  let kind: Kind
  let file: String

  init?(argument: String) {
    guard let equals = argument.utf8.firstIndex(of: UInt8(ascii: "=")),
      let kind = Kind(rawValue: String(argument[..<equals]))
    else { return nil }
    file = String(argument[argument.utf8.index(after: equals)...])
    guard !file.isEmpty else { return nil }
    self.kind = kind
  }
}
