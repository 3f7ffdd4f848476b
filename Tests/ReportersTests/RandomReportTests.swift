import ByteText
import Findings
import TestSupport
import Testing

@testable import Reporters

/// Random reports of the pieces that grammars are made of: whatever stands in them, each format reads back.
@Suite struct RandomReportTests {
  private static let reporters: [any Reporter] = [
    TextReporter(), JSONReporter(), JUnitReporter(), JUnitReporter(dialect: .strict),
    SARIFReporter(rules: []), GitHubReporter(), WorkflowLogReporter(text: TextReporter()),
    CodeQualityReporter(), OpenMetricsReporter(), TAPReporter(), MarkdownReporter.comment,
    MarkdownReporter.stepSummary(room: 16_384), StepOutputs(), HTMLReporter(),
  ]

  private static let pieces: [ByteString] = [
    "::", "##", "[", "]", "error", "stop-commands", " ", "%", "%0A", ",", "=", "\n", "\r", "\t",
    "\\", "\"", "'", "`", "|", "<", ">", "&", "&#124;", "<code>", "</code>", "<!--", "-->", "]]>",
    "#", "# SKIP", "...", "---", "  ", "{", "}", "@a", "http://b", "www.c", "!", "*", "_", "~~",
    "\u{301}", "\u{202E}", "\u{1B}", "\u{0}", "\u{FFFE}", "\u{2028}", "é", "漢", "😀", "a", "Z", "0",
    ByteString([0xFF]), ByteString([0xC3]), ByteString([0xED, 0xA0, 0x80]), "mlgate-text-1",
    "# EOF",
  ]

  @Test(arguments: 0..<20)
  func everyFormatReadsBack(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let report = Self.report(using: &generator)
    for reporter in Self.reporters {
      let bytes = reporter.bytes(for: report)
      #expect(throws: Never.self, "\(type(of: reporter))") { try reporter.reparse(bytes) }
    }
  }

  private static func text(using generator: inout SeededGenerator) -> ByteString {
    let count = Int.random(in: 0...12, using: &generator)
    return ByteString(
      (0..<count).flatMap { _ in pieces.randomElement(using: &generator)?.bytes ?? [] })
  }

  private static func words(using generator: inout SeededGenerator) -> String {
    String(decoding: text(using: &generator).bytes, as: UTF8.self)
  }

  private static func path(using generator: inout SeededGenerator) -> RepositoryPath {
    RepositoryPath(text(using: &generator))
  }

  private static func report(using generator: inout SeededGenerator) -> Report {
    var report = Sample.passed()
    for _ in 0..<20 {
      report.findings.append(
        Sample.finding(
          severity: Bool.random(using: &generator) ? .error : .warning,
          path: path(using: &generator), text: text(using: &generator),
          message: words(using: &generator), help: words(using: &generator),
          related: [
            RelatedLocation(
              words(using: &generator), at: SourceLocation(path: path(using: &generator)))
          ]))
      report.skipped.append(
        SkippedCheck(
          name: words(using: &generator), path: path(using: &generator),
          reason: words(using: &generator)))
      report.unverified.append(
        UnverifiedQuestion(path: path(using: &generator), reason: words(using: &generator)))
      let name = words(using: &generator)
      report.jobs.append(
        JobOutcome(
          name: words(using: &generator), verdict: .failed,
          seconds: Double.random(in: -1...1e9, using: &generator),
          metrics: [Metric(name: name, value: .random(in: -1...1, using: &generator))],
          thresholds: [
            ThresholdOutcome(
              metric: name, bound: words(using: &generator), value: nil, verdict: .inconclusive,
              note: words(using: &generator))
          ], explanation: words(using: &generator), output: [text(using: &generator)]))
    }
    let names = (0..<12).map { _ in text(using: &generator) }
    report.jobs[0].plots = Sample.plots(named: names)
    report.experiments = Sample.experiments(named: names)
    report.lineages = [Sample.lineage(named: names)]
    return report
  }
}
