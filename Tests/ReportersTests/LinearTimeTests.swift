import Reporters
import Testing

@Suite struct LinearTimeTests {
  private static let large = Sample.large

  /// Quadratic work would take minutes.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      TextReporter(), JSONReporter(), JUnitReporter(), SARIFReporter(rules: []), GitHubReporter(),
      CodeQualityReporter(), OpenMetricsReporter(), TAPReporter(), MarkdownReporter.comment,
      HTMLReporter(),
    ] as [any Reporter])
  func thirtyThousandFindingsAreFast(_ reporter: any Reporter) throws {
    let bytes = reporter.bytes(for: Self.large)
    try reporter.reparse(bytes)
    #expect(bytes.count < 30_000_000)
  }
}
