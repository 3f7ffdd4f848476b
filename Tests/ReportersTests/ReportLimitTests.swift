import ByteText
import Findings
import Foundation
import Testing

@testable import Reporters

/// 30,000 findings and messages of a megabyte: every limit is kept, and every report says what it leaves out.
@Suite struct ReportLimitTests {
  private static let report = Sample.enormous
  /// Of letters alone and not cut, so that it is quick to write.
  private static let long = String(repeating: "a", count: 4_000)

  private func bytes(_ reporter: any Reporter) throws -> [UInt8] {
    let bytes = reporter.bytes(for: Self.report)
    try reporter.reparse(bytes)
    return bytes
  }

  @Test func sarif() throws {
    let bytes = try bytes(SARIFReporter(rules: []))
    #expect(bytes.count < SARIFReporter.sizeLimit)
    let file = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let run = try #require((file?["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 5_000)
    #expect(results.allSatisfy { $0["level"] as? String == "error" })
    let text = bytes.text
    #expect(
      text.contains(
        #"{"descriptor": {"id": "left-out"}, "level": "warning", "message": {"text": "left out of this file, which holds the worst: 15001 errors and 9999 warnings; the other reports have all"}}"#
      ))
    #expect(text.contains(#""message": {"text": "left out: 30501 more like these"}"#))
    #expect(text.contains(#""message": {"text": "left out: 29500 more like these"}"#))
    #expect(
      text.contains(
        #""properties": {"verdict": "failed", "errors": 20001, "warnings": 9999, "checkedFiles": 15001}"#
      ))
  }

  @Test func sarifWithLongMessages() throws {
    var report = Self.report
    for index in report.findings.indices.prefix(4_000) {
      report.findings[index].message = Self.long
    }
    let bytes = SARIFReporter(rules: []).bytes(for: report)
    #expect(bytes.count < SARIFReporter.sizeLimit)
    #expect(bytes.text.contains("left out of this file, which holds the worst: "))
  }

  @Test func annotations() throws {
    let lines = try bytes(GitHubReporter()).text.split(separator: "\n")
    #expect(lines.count == 21)
    #expect(lines[..<10].allSatisfy { $0.hasPrefix("::error title=job-") })
    #expect(lines[10..<20].allSatisfy { $0.hasPrefix("::warning file=") })
    #expect(
      lines[20]
        == "::notice title=mlgate::60980 more of 61000 are not annotated; the log and the reports have all"
    )
    for line in lines { #expect(line.utf16.count < 4096 * 3) }
  }

  @Test func annotationMessagesAreWhatTheRunnerKeeps() throws {
    var report = Sample.passed()
    report.findings = [Self.report.findings[0]]
    let line = GitHubReporter().bytes(for: report).text
    let message = try #require(line.components(separatedBy: "unknown-parent::").last)
      .replacingOccurrences(of: "%0A", with: "\n")
    #expect(message.utf16.count <= 4096)
    #expect(message.hasSuffix("more bytes)\n"))
  }

  @Test func codeQuality() throws {
    var report = Self.report
    for index in report.findings.indices {
      report.findings[index].message = Self.long
    }
    let bytes = CodeQualityReporter().bytes(for: report)
    #expect(bytes.count < CodeQualityReporter.sizeLimit + 10_000)
    let entries = try #require(
      JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]])
    let errors = 20_001 - (entries.count - 1)
    #expect(entries.last?["severity"] as? String == "info")
    #expect(
      entries.last?["description"] as? String
        == "left out of this report: \(errors) errors and 9999 warnings; the other reports have all"
    )
  }

  @Test(arguments: [
    (MarkdownReporter.comment, 65_536, 5), (MarkdownReporter.stepSummary(), 921_600, 4),
    (MarkdownReporter.stepSummary(room: 16_384), 16_384, 5),
  ])
  func markdown(reporter: MarkdownReporter, limit: Int, cutTables: Int) throws {
    let bytes = try bytes(reporter)
    #expect(bytes.count <= limit)
    // The tables use their room.
    #expect(bytes.count > limit / 2)
    let lines = bytes.text.split(separator: "\n")
    let rows = lines.count { $0.hasPrefix("| error | ") }
    let rest = lines.first { $0.hasPrefix("Not shown: ") }
    #expect(
      rest == "Not shown: \(20_001 - rows) errors and 9999 warnings; the other reports have all.")
    #expect(lines.count { $0.hasPrefix("Not shown: ") } == cutTables)
  }

  @Test func tap() throws {
    var report = Self.report
    (report.unverified, report.skipped) = ([], [])
    let lines = TAPReporter().bytes(for: report).text.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("    - rule: ") } == 16_000)
    #expect(lines.filter { $0.hasPrefix("  left_out:") } == ["  left_out: 14000"])
  }

  @Test func metricsDoNotGrowWithFindings() throws {
    var report = Self.report
    report.jobs = []
    #expect(OpenMetricsReporter().bytes(for: report).count < 3_000)
  }

  @Test(arguments: [
    ("", 3, ""), ("abc", 3, "abc"), ("abcd", 3, "abc… (1 more bytes)"),
    ("aé", 2, "a… (2 more bytes)"), ("漢字", 4, "漢… (3 more bytes)"),
    ("e\u{301}x", 1, "e… (3 more bytes)"),
  ])
  func textIsCutBetweenCharacters(text: String, limit: Int, expected: String) {
    #expect(shortened(text, to: limit) == expected)
  }
}
