import ArgumentParser
import ByteText
import Checks
import Findings
import Reporters
import SmokeTraining

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension PrintingOptions {
  /// Prints the report, writes every file that was asked for, and ends with the verdict's exit code.
  ///
  /// The files come first, so that a closed standard output does not cost a CI server its report.
  func deliver(_ report: Report) throws {
    try write(report, text: text(of: report))
    switch report.verdict {
    case .passed: return
    case .failed: throw ExitCode(1)
    case .unverified, .inconclusive: throw ExitCode(3)
    }
  }

  /// Writes every file that was asked for, then prints the report, where that is to be text `text`.
  func write(_ report: Report, text: @autoclosure () -> [UInt8]) throws(CommandFailure) {
    let step = format == .auto ? WorkflowStep.current : nil
    do throws(OutputError) {
      for target in output { try write(report, to: target) }
      try step?.write(report)
    } catch {
      throw CommandFailure.couldNotWork(error.description)
    }
    switch format {
    case .auto where step != nil:
      try Console.write(WorkflowLogReporter(text: textReporter).bytes(for: report))
    case .auto, .only(.text): try Console.write(text())
    case .only(let format): try Console.write(reporter(for: format).bytes(for: report))
    }
  }

  /// The report for people, as the options want it.
  func text(of report: Report) -> [UInt8] { textReporter.bytes(for: report) }

  private var textReporter: TextReporter { TextReporter(style: style, isQuiet: quiet) }

  /// Whether the report needs to know the models' results.
  var writesResults: Bool {
    format == .only(.html)
      || output.contains { $0.kind == .results || $0.kind == .report(.html) }
  }

  /// Whether the report needs to know what only a page shows.
  var writesPage: Bool {
    format == .only(.html) || output.contains { $0.kind == .report(.html) }
  }

  private func write(_ report: Report, to target: ReportOutput) throws(OutputError) {
    let path = ByteString(target.file)
    switch target.kind {
    case .results:
      _ = try ResultsMarkdown(
        report.models, smokeTraining: report.jobs.first { $0.name == SmokeTraining.name }
      ).update(path)
    case .report(.text): try TextReporter().write(report, to: path)
    case .report(let format): try reporter(for: format).write(report, to: path)
    }
  }

  private func reporter(for format: ReportFormat) -> any Reporter {
    switch format {
    case .text: textReporter
    case .json: JSONReporter()
    case .junit: JUnitReporter(dialect: dialect)
    case .sarif: SARIFReporter(rules: allRules)
    case .github: GitHubReporter()
    case .codequality: CodeQualityReporter()
    case .openmetrics: OpenMetricsReporter()
    case .tap: TAPReporter()
    case .markdown: MarkdownReporter.comment
    case .html: HTMLReporter()
    }
  }

  private var dialect: JUnitDialect { junitDialect == .strict ? .strict : .default }

  /// Colours only on a terminal, and as NO_COLOR and CLICOLOR_FORCE ask (no-color.org, bixense.com/clicolors).
  var style: TerminalStyle {
    switch color {
    case .always: return .colored
    case .never: return .plain
    case .auto:
      if isSet("NO_COLOR") { return .plain }
      if isSet("CLICOLOR_FORCE") { return .colored }
      return isatty(1) == 1 ? .colored : .plain
    }
  }
}

/// Whether a variable is set to anything but nothing or 0.
private func isSet(_ name: String) -> Bool {
  guard let value = unsafe getenv(name) else { return false }
  return unsafe value.pointee != 0 && !(value.pointee == 0x30 && value[1] == 0)
}
