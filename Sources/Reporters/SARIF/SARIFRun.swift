import ByteText
import Findings

/// The one run of a SARIF file.
struct SARIFRun {
  private let report: Report
  private let rules: SARIFRules
  /// What is to be shown, the worst first.
  private let findings: [ReportedFinding]

  /// The most other places of a result; GitHub keeps 100.
  static let relatedLimit = 20

  init(_ report: Report, _ rules: [Rule]) {
    self.report = report
    findings = report.worstFirst
    self.rules = SARIFRules(of: findings.prefix(SARIFReporter.resultLimit), known: rules)
  }

  func write(to json: inout JSONWriter) {
    json.object(.lines) { json in
      json.key("tool")
      json.object(.lines) { json in
        json.key("driver")
        json.object(.lines) { json in
          json.member("name", "mlgate")
          json.member("version", report.toolVersion)
          json.member("semanticVersion", report.toolVersion)
          json.key("rules")
          rules.write(to: &json)
        }
      }
      json.key("results")
      let count = json.array(
        findings.prefix(SARIFReporter.resultLimit), .lines, limit: SARIFReporter.resultSizeLimit
      ) { json, finding in
        json.result(finding, ruleIndex: rules.index(of: finding.rule))
      }
      json.key("invocations")
      json.array([SARIFInvocation(report, leftOut: FindingCount(findings.dropFirst(count)))]) {
        $1.write(to: &$0)
      }
      json.member("columnKind", "unicodeCodePoints")
      writeProperties(to: &json)
    }
  }

  /// The counts before any limit.
  private func writeProperties(to json: inout JSONWriter) {
    let count = FindingCount(findings)
    json.key("properties")
    json.object {
      $0.member("verdict", report.verdict.rawValue)
      $0.member("errors", count.errors)
      $0.member("warnings", count.warnings)
      $0.member("checkedFiles", report.checkedFiles)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func result(_ finding: ReportedFinding, ruleIndex: Int?) {
    object { json in
      json.member("ruleId", finding.rule.id)
      if let ruleIndex { json.member("ruleIndex", ruleIndex) }
      json.member("level", finding.severity.sarifLevel)
      json.key("message")
      json.message(finding.message)
      json.key("locations")
      json.array([finding.location]) { json, location in
        json.object { $0.physicalLocation(location) }
      }
      json.key("relatedLocations")
      json.array(finding.related.prefix(SARIFRun.relatedLimit).enumerated()) { json, related in
        json.object { json in
          json.member("id", related.offset)
          json.key("message")
          json.message(related.element.note, limit: SARIFTextEncoder.shortLimit)
          json.physicalLocation(related.element.location)
        }
      }
      json.key("partialFingerprints")
      json.object { $0.member("primaryLocationLineHash", finding.fingerprint) }
    }
  }

  mutating func message(_ text: String, limit: Int = SARIFTextEncoder.limit) {
    object { $0.member("text", SARIFTextEncoder.text(text, limit: limit)) }
  }

  /// The member `physicalLocation`. GitHub shows nothing without a line, so a whole file is its first one.
  mutating func physicalLocation(_ location: SourceLocation) {
    key("physicalLocation")
    object { json in
      json.key("artifactLocation")
      json.object {
        $0.member("uri", URIEncoder.relativeReference(location.path))
        $0.member("uriBaseId", "%SRCROOT%")
      }
      json.key("region")
      json.object { json in
        guard let range = location.range else { return json.member("startLine", 1) }
        json.member("startLine", range.start.line)
        json.member("startColumn", range.start.column)
        json.member("endLine", range.end.line)
        json.member("endColumn", range.end.column)
      }
    }
  }
}

extension Severity {
  var sarifLevel: String { self == .error ? "error" : "warning" }
}
