import Reporters
import Testing

@Suite struct LinearTimeTests {
  /// Quadratic work would take minutes.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      TextReporter(), JSONReporter(), JUnitReporter(), SARIFReporter(rules: []), GitHubReporter(),
      WorkflowLogReporter(text: TextReporter()), CodeQualityReporter(), OpenMetricsReporter(),
      TAPReporter(), MarkdownReporter.comment, MarkdownReporter.stepSummary(), StepOutputs(),
    ] as [any Reporter])
  func thirtyThousandFindingsAreFast(_ reporter: any Reporter) throws {
    let bytes = reporter.bytes(for: Sample.large)
    try reporter.reparse(bytes)
    #expect(bytes.count < 30_000_000)
  }
}
