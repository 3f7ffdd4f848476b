import ArgumentParser

/// What becomes of a report.
struct PrintingOptions: ParsableArguments {
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
}

enum JUnitDialectName: String, ExpressibleByArgument, CaseIterable {
  case rich, strict
}

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}
