import ByteText
import Findings
import TestSupport
import Testing

@testable import Reporters

@Suite struct JUnitReporterTests {
  @Test(arguments: JUnitDialect.allCases)
  func everythingIsShown(dialect: JUnitDialect) throws {
    let bytes = JUnitReporter(dialect: dialect).bytes(for: Sample.full)
    try expectGolden(bytes, "reports/junit-\(dialect.rawValue).xml")
  }

  @Test(arguments: ["jenkins-junit-10.xsd", "windyroad-JUnit.xsd"])
  func strictIsValid(schema: String) throws {
    for report in [Sample.full, Sample.awkwardReport, Sample.passed(), Sample.large] {
      #expect(try xmllint(JUnitReporter(dialect: .strict).bytes(for: report), schema: schema) == "")
    }
  }

  @Test func everyReportReadsBack() throws {
    for dialect in JUnitDialect.allCases {
      let reporter = JUnitReporter(dialect: dialect)
      for report in [Sample.full, Sample.awkwardReport, Sample.passed()] {
        let bytes = reporter.bytes(for: report)
        try reporter.reparse(bytes)
        #expect(try xmllint(bytes) == "")
      }
    }
  }

  @Test func namesAreUnique() {
    var report = Sample.awkwardReport
    // Different files whose visible names are the same.
    report.checks.append(
      CheckedRule(rule: Sample.unknownParent, paths: ["a\nb", "a\\nb"]))
    let cases = JUnitSuites(report).suites.flatMap(\.cases)
    #expect(Set(cases.map(\.name)).count == cases.count)
    #expect(cases.contains { $0.name == "EXP004 unknown-parent: a\\nb (2)" })
  }

  @Test func severalFindingsOfAFileAreOneCase() throws {
    var report = Sample.passed()
    report.checks = [CheckedRule(rule: Sample.unknownParent, paths: ["experiments/exp-003.yaml"])]
    report.findings = [Sample.finding(), Sample.finding(line: 9, message: "second")]
    let suites = JUnitSuites(report).suites
    #expect(suites.map(\.cases.count) == [1])
    guard case .failure(let type, let message, let text) = suites[0].cases[0].outcome else {
      Issue.record("the case fails")
      return
    }
    #expect(type == "EXP004")
    #expect(message == "no experiment has the id 'exp-009' (and 1 more)")
    #expect(text.contains("exp-003.yaml:5:9") && text.contains("exp-003.yaml:9:9"))
  }

  @Test func warningsFailOnlyWhereTheyFailTheRun() {
    var report = Sample.passed()
    report.findings = [Sample.finding(severity: .warning)]
    #expect(JUnitSuites(report).suites[0].failures == 0)
    #expect(JUnitSuites(report).suites[0].cases[0].output.contains("warning EXP004"))
    report.policy.failOn = .warning
    #expect(JUnitSuites(report).suites[0].failures == 1)
  }

  @Test func strictRunsFailWhatWasSkipped() {
    var report = Sample.passed()
    report.skipped = [
      SkippedCheck(name: "EXP011", reason: "r"), SkippedCheck(name: "train", reason: "r"),
    ]
    #expect(JUnitSuites(report).suites.map(\.skipped) == [1, 1])
    report.policy.isStrict = true
    #expect(JUnitSuites(report).suites.map(\.failures) == [1, 1])
  }

  @Test(arguments: [(25_000, 25_000), (25_001, 1)])
  func passedCasesCollapseAboveTheLimit(files: Int, cases: Int) {
    var report = Sample.passed()
    let paths = (0..<files).map { RepositoryPath(ByteString("f\($0)")) }
    report.checks = [CheckedRule(rule: Sample.unknownParent, paths: paths)]
    let suites = JUnitSuites(report).suites
    #expect(suites[0].cases.count == cases)
    if cases == 1 {
      #expect(suites[0].cases[0].name == "EXP004 unknown-parent: all files that passed")
      #expect(suites[0].cases[0].output == "25001 files passed\n")
    }
  }

  @Test func timestampsAreCivil() {
    let days = [
      (0, "1970-01-01T00:00:00"), (951_782_400, "2000-02-29T00:00:00"),
      (1_705_485_600, "2024-01-17T10:00:00"), (-1, "1969-12-31T23:59:59"),
      (4_107_542_400, "2100-03-01T00:00:00"), (.max, "9999-12-31T23:59:59"),
      (.min, "0000-01-01T00:00:00"),
    ]
    for (seconds, text) in days { #expect(timestamp(seconds) == text) }
  }
}
