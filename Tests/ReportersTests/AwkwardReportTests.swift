import ByteText
import Findings
import Foundation
import TestSupport
import Testing

@testable import Reporters

/// The same awkward report in every format, to the byte, and what each tells of it.
@Suite struct AwkwardReportTests {
  private static let reporters: [(file: String, reporter: any Reporter)] = [
    ("awkward.sarif", SARIFReporter(rules: [])), ("awkward-annotations.txt", GitHubReporter()),
    ("awkward-log.txt", WorkflowLogReporter(text: TextReporter())),
    ("awkward-codequality.json", CodeQualityReporter()),
    ("awkward-metrics.txt", OpenMetricsReporter()), ("awkward.tap", TAPReporter()),
    ("awkward-comment.md", MarkdownReporter.comment),
    ("awkward-summary.md", MarkdownReporter.stepSummary()),
    ("awkward-outputs.txt", StepOutputs()), ("awkward.html", HTMLReporter()),
  ]

  @Test(arguments: reporters.indices)
  func toTheByte(index: Int) throws {
    let (file, reporter) = Self.reporters[index]
    let bytes = reporter.bytes(for: Sample.awkwardReport)
    try reporter.reparse(bytes)
    try expectGolden(bytes, "reports/\(file)")
  }

  @Test func everyReportHasEveryFinding() throws {
    let report = Sample.awkwardReport
    let expected = Set(report.findings.map(\.fingerprint))
    #expect(expected.count == report.findings.count)

    let json = try object(JSONReporter()) as? [String: Any]
    let findings = json?["findings"] as? [[String: Any]]
    #expect(
      try #require(findings).compactMap { $0["fingerprint"] as? String }.sorted()
        == expected.sorted())

    let sarif = try object(SARIFReporter(rules: [])) as? [String: Any]
    let results = (sarif?["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]]
    let prints = try #require(results).compactMap {
      ($0["partialFingerprints"] as? [String: String])?["primaryLocationLineHash"]
    }
    #expect(prints.sorted() == expected.sorted())

    let entries = try object(CodeQualityReporter()) as? [[String: Any]]
    #expect(
      try #require(entries).compactMap { $0["fingerprint"] as? String }.sorted()
        == expected.sorted())

    let tap = TAPReporter().bytes(for: report).text.split(separator: "\n")
      .filter { $0.hasPrefix("      fingerprint: ") }
      .map { String($0.dropFirst("      fingerprint: \"".count).dropLast()) }
    #expect(tap.sorted() == expected.sorted())

    let rows = MarkdownReporter.comment.bytes(for: report).text.split(separator: "\n")
      .count { $0.hasPrefix("| error | ") || $0.hasPrefix("| warning | ") }
    #expect(rows == expected.count)

    let page = HTMLReporter().bytes(for: report).text.split(separator: "\n")
    #expect(page.count { $0.hasPrefix("<article class=\"finding-") } == expected.count)

    let metrics = OpenMetricsReporter().bytes(for: report).text.split(separator: "\n")
      .filter { $0.hasPrefix("mlgate_rule_findings{") }
      .compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
    #expect(metrics.reduce(0, +) == expected.count)
  }

  private func object(_ reporter: any Reporter) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(reporter.bytes(for: Sample.awkwardReport)))
  }
}
