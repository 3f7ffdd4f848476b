import ByteText
import Findings
import Foundation
import Testing

@testable import Reporters

@Suite struct JSONReporterTests {
  @Test func theContractToTheByte() {
    #expect(
      JSONReporter().bytes(for: Sample.full).text == #"""
        {
          "schema": 1,
          "tool": {"name": "mlgate", "version": "0.1.0"},
          "source": {"kind": "commit", "commit": "0123456789012345678901234567890123456789", "base": null, "commits": null},
          "summary": {"verdict": "failed", "errors": 2, "warnings": 1, "checkedFiles": 12},
          "findings": [
            {"rule": "EXP004", "name": "unknown-parent", "severity": "error", "path": "experiments/exp-003.yaml", "line": 5, "column": 9, "endLine": 5, "endColumn": 18, "message": "no experiment has the id 'exp-009'", "help": "name an experiment of this repository", "fingerprint": "0f1e", "commit": null, "related": [{"path": "experiments/exp-002.yaml", "line": 2, "column": 7, "endLine": 2, "endColumn": 14, "note": "the nearest id is here"}]},
            {"rule": "SYN003", "name": "duplicate-key", "severity": "warning", "path": "experiments/exp-003.yaml", "line": 12, "column": 1, "endLine": 12, "endColumn": 7, "message": "the key 'epochs' was already given on line 3", "help": "keep one of the two", "fingerprint": "0f1e", "commit": null, "related": []},
            {"rule": "LFS001", "name": "untracked-model-file", "severity": "error", "path": "models/m.pth", "line": null, "column": null, "endLine": null, "endColumn": null, "message": "a model file of 44 MB is not sent to Git LFS", "help": "git lfs track '*.pth'", "fingerprint": "2d3c", "commit": null, "related": []}
          ],
          "mended": [],
          "skipped": [
            {"rule": "EXP011", "path": "experiments/exp-001.yaml", "reason": "old run, no seed"}
          ],
          "unverified": [
            {"rule": "EXP010", "path": "experiments/exp-003.yaml", "reason": "the history is shallow"}
          ],
          "jobs": [
            {"name": "smoke-train", "status": "failed", "seconds": 0.0123, "metrics": {"accuracy": 0.875, "latency_p50_seconds": 2.5e-08}, "thresholds": [{"metric": "accuracy", "bound": ">= 0.9", "value": 0.875, "verdict": "failed", "note": null}, {"metric": "f1", "bound": ">= 0.8", "value": null, "verdict": "inconclusive", "note": "too few rows"}], "explanation": "accuracy is 0.875, below 0.9", "output": ["epoch 1\\u{1B}", "::error::x ##[error]y"]}
          ]
        }

        """#)
  }

  @Test func aRange() {
    var report = Sample.passed(files: 1)
    report.source = ReportSource(kind: .range, commit: "12", base: "0f")
    report.source.commitCount = 2
    var finding = Sample.finding()
    finding.commit = "0a"
    report.mended = [finding]
    let lines = JSONReporter().bytes(for: report).text.split(separator: "\n")
    #expect(
      lines[3]
        == #"  "source": {"kind": "range", "commit": "12", "base": "0f", "commits": 2},"#)
    #expect(lines[6] == #"  "mended": ["#)
    #expect(lines[7].hasSuffix(#""fingerprint": "0f1e", "commit": "0a", "related": []}"#))
  }

  @Test func anEmptyReportHasEveryKey() {
    #expect(
      JSONReporter().bytes(for: Sample.passed(files: 0)).text == """
        {
          "schema": 1,
          "tool": {"name": "mlgate", "version": "0.1.0"},
          "source": {"kind": "index", "commit": null, "base": null, "commits": null},
          "summary": {"verdict": "passed", "errors": 0, "warnings": 0, "checkedFiles": 0},
          "findings": [],
          "mended": [],
          "skipped": [],
          "unverified": [],
          "jobs": []
        }

        """)
  }

  @Test(arguments: [
    (0.1, "0.1"), (1, "1.0"), (1e16, "1e+16"), (.leastNonzeroMagnitude, "5e-324"), (-0.0, "-0.0"),
    (1.7976931348623157e308, "1.7976931348623157e+308"), (.nan, "null"), (.infinity, "null"),
    (-.infinity, "null"),
  ])
  func numbersAreTheShortestOrNull(value: Double, text: String) throws {
    var json = JSONWriter()
    json.object { $0.member("n", value) }
    #expect(json.bytes.text == "{\"n\": \(text)}")
    try JSONChecker.check(json.bytes)
  }

  @Test(arguments: [
    ("\"\\/", #""\"\\/""#), ("\n\r\t", #""\n\r\t""#),
    ("\u{0}\u{1B}\u{7F}", #""\u0000\u001B\u007F""#),
    ("\u{202E}\u{2028}\u{FEFF}", #""\u202E\u2028\uFEFF""#), ("\u{E0041}", #""\uDB40\uDC41""#),
    ("é漢😀", "\"é漢😀\""),
  ])
  func stringsHideNothing(value: String, text: String) throws {
    var json = JSONWriter()
    json.object { $0.member("s", value) }
    #expect(json.bytes.text == "{\"s\": \(text)}")
    let object = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: String]
    #expect(object?["s"]?.unicodeScalars.elementsEqual(value.unicodeScalars) == true)
  }

  /// Another reader gets back exactly the paths and messages that went in.
  @Test func awkwardContentReadsBack() throws {
    let report = Sample.awkwardReport
    let bytes = JSONReporter().bytes(for: report)
    try JSONReporter().reparse(bytes)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let findings = try #require(object["findings"] as? [[String: Any]])
    #expect(findings.count == report.findings.count)
    for (finding, read) in zip(report.findings, findings) {
      let path = finding.location.path
      let isUTF8 = firstInvalidUTF8Offset(in: path.bytes.bytes) == nil
      let expected = isUTF8 ? String(decoding: path.bytes.bytes, as: UTF8.self) : path.description
      #expect((read["path"] as? String)?.utf8.elementsEqual(expected.utf8) == true)
      #expect((read["message"] as? String)?.utf8.elementsEqual(finding.message.utf8) == true)
    }
  }

  @Test(arguments: [
    ("", 0), ("{", 1), ("[1,]", 3), ("{\"a\": 1, \"a\": 2}", 12), ("\"\\x\"", 2), ("\"\n\"", 1),
    ("01", 2), ("1.", 2), ("nul", 0), ("[1] 2", 4), ("\"\\u12g4\"", 3), ("\"", 1), ("NaN", 0),
  ])
  func brokenJSONIsCaught(text: String, offset: Int) {
    let fault = #expect(throws: MalformedOutput.self) { try JSONChecker.check(Array(text.utf8)) }
    #expect(fault?.offset == offset)
  }
}
