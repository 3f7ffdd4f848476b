import ArgumentParser
import Findings
import Reporters

/// Options that every judging command shares.
struct CommonOptions: ParsableArguments {
  @OptionGroup var folder: FolderOption

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

  @OptionGroup var printing: PrintingOptions

  @OptionGroup var timeLimit: TimeLimitOption

}

extension CommonOptions {
  var format: PrintedFormat {
    get { printing.format }
    set { printing.format = newValue }
  }

  var quiet: Bool {
    get { printing.quiet }
    set { printing.quiet = newValue }
  }

  var output: [ReportOutput] { printing.output }

  /// The same options where only people and programs of the user's own read: no step of GitHub Actions is written to.
  var withoutWorkflowStep: CommonOptions {
    var options = self
    if format == .auto { options.format = .only(.text) }
    return options
  }

  /// As `PrintingOptions.deliver`.
  func deliver(_ report: Report) throws { try printing.deliver(report) }
}

enum SeverityName: String, ExpressibleByArgument, CaseIterable {
  case warning, error

  var severity: Severity { self == .error ? .error : .warning }
}
