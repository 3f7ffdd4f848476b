import ByteText
import Findings
import Reporters

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `report-benchmark FORMAT FILE RUNS` makes a report of 30,000 findings in one format, reads it back, leaves it in
/// the file, and prints the bytes and the nanoseconds of the fastest of so many times; `none` makes only the findings,
/// for its memory.
@main enum ReportBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 3, let name = arguments.first, let runs = Int(arguments[3]), runs > 0
    else { fail("usage: report-benchmark FORMAT FILE RUNS") }
    let report = BenchmarkReport.report
    if name == "none" { return print(#"{"findings": \#(report.findings.count)}"#) }
    guard let reporter = reporter(named: name) else { fail("no format is named \(name)") }
    var (making, reading) = (Duration.seconds(3600), Duration.seconds(3600))
    var bytes: [UInt8] = []
    let clock = ContinuousClock()
    for _ in 0..<runs {
      making = min(making, clock.measure { bytes = reporter.bytes(for: report) })
      reading = min(reading, try clock.measure { try reporter.reparse(bytes) })
    }
    try reporter.write(report, to: ByteString(arguments[2]))
    print(
      #"{"bytes": \#(bytes.count), "making": \#(making / .nanoseconds(1)), "reading": \#(reading / .nanoseconds(1))}"#
    )
  }

  private static func reporter(named name: String) -> (any Reporter)? {
    switch name {
    case "text": TextReporter()
    case "json": JSONReporter()
    case "junit": JUnitReporter()
    case "sarif": SARIFReporter(rules: [])
    case "github": GitHubReporter()
    case "log": WorkflowLogReporter(text: TextReporter())
    case "codequality": CodeQualityReporter()
    case "openmetrics": OpenMetricsReporter()
    case "tap": TAPReporter()
    case "markdown": MarkdownReporter.comment
    case "summary": MarkdownReporter.stepSummary()
    case "html": HTMLReporter()
    default: nil
    }
  }

  private static func fail(_ message: String) -> Never {
    let bytes = Array("\(message)\n".utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
    exit(2)
  }
}
