import ByteText
import Findings
import Testing

@Suite struct VerdictTests {
  private let warning = ReportedFinding(
    rule: RuleIdentity(id: "EXP013", name: "unknown-key"), severity: .warning,
    location: SourceLocation(path: "a.yaml"), message: "m", help: "h", fingerprint: "f")

  private func report(_ policy: ReportPolicy = ReportPolicy()) -> Report {
    Report(toolVersion: "0", policy: policy, source: ReportSource(kind: .index))
  }

  private func job(_ verdict: Verdict) -> JobOutcome {
    JobOutcome(name: "smoke-train", verdict: verdict, seconds: 0)
  }

  @Test func nothingWrongPasses() {
    #expect(report().verdict == .passed)
  }

  @Test(arguments: [(Severity.error, Verdict.passed), (.warning, .failed)])
  func warningsFailWhereAsked(failOn: Severity, verdict: Verdict) {
    var report = report(ReportPolicy(failOn: failOn))
    report.findings = [warning]
    #expect(report.verdict == verdict)
  }

  @Test func findingsOutrankWhatIsUnverified() {
    var report = report(ReportPolicy(failOn: .warning))
    report.unverified = [UnverifiedQuestion(reason: "r")]
    #expect(report.verdict == .unverified)
    report.findings = [warning]
    #expect(report.verdict == .failed)
  }

  @Test(arguments: [
    (Verdict.passed, Verdict.passed, Verdict.passed), (.failed, .failed, .failed),
    (.unverified, .unverified, .unverified), (.inconclusive, .passed, .failed),
  ])
  func jobsCount(outcome: Verdict, usual: Verdict, strict: Verdict) {
    var report = report()
    report.jobs = [job(outcome)]
    #expect(report.verdict == usual)
    report.policy.isStrict = true
    #expect(report.verdict == strict)
  }

  @Test func strictRunsFailOnWhatWasSkipped() {
    var report = report()
    report.skipped = [SkippedCheck(name: "EXP011", reason: "r")]
    #expect(report.verdict == .passed)
    report.policy.isStrict = true
    #expect(report.verdict == .failed)
  }
}
