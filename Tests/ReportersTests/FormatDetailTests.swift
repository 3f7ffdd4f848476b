import ByteText
import Findings
import Foundation
import Testing

@testable import Reporters

/// What single formats do with single values.
@Suite struct FormatDetailTests {
  @Test func annotationsOfAWholeReport() {
    #expect(
      GitHubReporter().bytes(for: Sample.full).text == """
        ::error title=smoke-train::accuracy is 0.875, below 0.9
        ::error file=experiments/exp-003.yaml,line=5,endLine=5,col=9,endColumn=17,title=EXP004 unknown-parent::no experiment has the id 'exp-009'%0Ahelp: name an experiment of this repository
        ::error file=models/m.pth,line=1,endLine=1,title=LFS001 untracked-model-file::a model file of 44 MB is not sent to Git LFS%0Ahelp: git lfs track '*.pth'
        ::error file=experiments/exp-003.yaml,line=1,endLine=1,title=unverified%3A EXP010 unknown-data-version::the history is shallow
        ::warning file=experiments/exp-003.yaml,line=12,endLine=12,col=1,endColumn=6,title=SYN003 duplicate-key::the key 'epochs' was already given on line 3%0Ahelp: keep one of the two

        """)
    #expect(GitHubReporter().bytes(for: Sample.passed()) == [])
  }

  @Test func strictRunsAnnotateWhatWasSkipped() {
    var report = Sample.passed()
    report.skipped = [SkippedCheck(name: "EXP011", path: "a.yaml", reason: "r")]
    report.jobs = [JobOutcome(name: "j", verdict: .inconclusive, seconds: 1, explanation: "e")]
    #expect(GitHubReporter().bytes(for: report).text == "::warning title=j::e\n")
    report.policy.isStrict = true
    #expect(
      GitHubReporter().bytes(for: report).text == """
        ::error title=j::e
        ::error file=a.yaml,line=1,endLine=1,title=skipped%3A EXP011::r

        """)
  }

  @Test func theTokenIsNotInTheText() throws {
    let reporter = WorkflowLogReporter(text: TextReporter())
    #expect(
      reporter.bytes(for: Sample.passed()).text
        == "::stop-commands::mlgate-text-1\npassed: 12 files checked\n::mlgate-text-1::\n")
    var report = Sample.passed()
    report.findings = [Sample.finding(message: "MLGATE-text-1 mlgate-text-3", help: "")]
    let bytes = reporter.bytes(for: report)
    try reporter.reparse(bytes)
    #expect(bytes.text.hasPrefix("::stop-commands::mlgate-text-2\n"))
    let quiet = WorkflowLogReporter(text: TextReporter(isQuiet: true))
    #expect(quiet.bytes(for: Sample.passed()) == [])
  }

  @Test func stepOutputs() {
    #expect(
      StepOutputs().bytes(for: Sample.full).text == """
        verdict=failed
        errors=2
        warnings=1
        unverified=1
        skipped=1
        mended=0
        checked-files=12

        """)
  }

  @Test(arguments: [
    ("a/b c.yaml", "a/b%20c.yaml"), ("/a", "%2Fa"), ("c:/x", "c%3A/x"), ("é", "%C3%A9"), ("", "."),
    ("a%b?c#d", "a%25b%3Fc%23d"), ("A-z_0.9~", "A-z_0.9~"),
  ])
  func uris(path: String, expected: String) {
    #expect(URIEncoder.relativeReference(RepositoryPath(ByteString(path))) == expected)
  }

  @Test func invalidUTF8InURIs() {
    let path = RepositoryPath(ByteString([0x63, 0xE9, 0x00]))
    #expect(URIEncoder.relativeReference(path) == "c%E9%00")
  }

  @Test(arguments: [
    ("[x](http://a)", #"\[x\](http://a)"#), (#"\[x](1)"#, #"\\\[x\](1)"#), ("['a']", "['a']"),
    ("a\u{1B}b\nc", "a\\u{1B}b\nc"),
  ])
  func sarifMessagesHaveNoLinks(text: String, expected: String) {
    #expect(SARIFTextEncoder.text(text, limit: 100) == expected)
  }

  @Test(arguments: [
    ("train_seconds", 1.5, "seconds", 1.5), ("latency_ms", 5, "seconds", 0.005),
    ("gpu_memory_mb", 2, "bytes", 2e6), ("peak-GiB", 1, "bytes", 1_073_741_824),
    ("time_us_p95", 250, "seconds", 0.00025),
  ])
  func unitsBecomeBaseUnits(name: String, value: Double, base: String, expected: Double) {
    let unit = MetricUnit(of: name)
    #expect(unit?.base == base)
    #expect(unit?.inBase(value) == expected)
  }

  @Test(arguments: ["accuracy", "rows_per_seconds", "second_half", "ms_of_bytes", "terms", ""])
  func otherNamesHaveNoUnit(name: String) {
    #expect(MetricUnit(of: name) == nil)
  }

  @Test func jobsOfOneNameAreTwoSeries() throws {
    var report = Sample.passed()
    report.jobs = [
      JobOutcome(name: "a\nb", verdict: .passed, seconds: 1),
      JobOutcome(name: "a\\nb", verdict: .failed, seconds: .infinity),
    ]
    let bytes = OpenMetricsReporter().bytes(for: report)
    try OpenMetricsReporter().reparse(bytes)
    #expect(
      bytes.text.contains(
        #"""
        mlgate_job_duration_seconds{job="a\\nb"} 1
        mlgate_job_duration_seconds{job="a\\nb",number="2"} +Inf

        """#))
  }

  @Test func repeatedFingerprintsAreNumbered() throws {
    var report = Sample.passed()
    report.findings = [Sample.finding(), Sample.finding(severity: .warning), Sample.finding()]
    let bytes = CodeQualityReporter().bytes(for: report)
    let entries = try JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]]
    #expect(entries?.compactMap { $0["fingerprint"] as? String } == ["0f1e", "0f1e-2", "0f1e-3"])
    #expect(entries?.compactMap { $0["severity"] as? String } == ["major", "major", "minor"])
    #expect(CodeQualityReporter().bytes(for: Sample.passed()).text == "[]\n")
  }

  @Test func anEmptyRunIsOnePlan() {
    #expect(
      TAPReporter().bytes(for: Sample.passed(files: 0)).text == """
        TAP version 14
        1..0 # SKIP nothing was judged
        # passed: 0 files checked

        """)
  }

  @Test func namesAreUniqueInLinearTime() {
    var names = UniqueNames()
    let given = (0..<100_000).map { _ in names.name("a") { "\($0)-\($1)" } }
    #expect(given.prefix(3) == ["a", "a-2", "a-3"])
    #expect(Set(given).count == 100_000)
    #expect(names.name("a-3") { "\($0)-\($1)" } == "a-3-2")
  }
}
