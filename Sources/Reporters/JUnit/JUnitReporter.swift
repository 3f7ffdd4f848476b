import ByteText
public import Findings

/// The report as JUnit XML, which CI servers show as tests; see `JUnitSuites` for what is a case.
public struct JUnitReporter: Reporter {
  public var dialect: JUnitDialect

  public init(dialect: JUnitDialect = .default) {
    self.dialect = dialect
  }

  public func bytes(for report: Report) -> [UInt8] {
    let suites = JUnitSuites(report).suites
    var xml = XMLWriter()
    xml.element("testsuites", dialect == .strict ? [] : totals(of: suites)) { xml in
      for (number, suite) in suites.enumerated() { write(suite, number, report, to: &xml) }
    }
    return xml.bytes
  }

  public func reparse(_ bytes: [UInt8]) throws(MalformedOutput) {
    try checkUTF8(bytes)
    try XMLChecker.check(bytes)
  }

  private func totals(of suites: [JUnitSuite]) -> XMLWriter.Attributes {
    [
      ("name", "mlgate"),
      ("tests", String(suites.reduce(0) { $0 + $1.cases.count })),
      ("failures", String(suites.reduce(0) { $0 + $1.failures })),
      ("errors", String(suites.reduce(0) { $0 + $1.errors })),
      ("time", seconds(suites.reduce(0) { $0 + $1.seconds })),
    ]
  }

  private func write(
    _ suite: JUnitSuite, _ number: Int, _ report: Report, to xml: inout XMLWriter
  ) {
    xml.element("testsuite", attributes(of: suite, number, report)) { xml in
      xml.element("properties") { xml in
        xml.element("property", [("name", "mlgate.version"), ("value", report.toolVersion)])
        xml.element(
          "property", [("name", "checkedFiles"), ("value", String(report.checkedFiles))])
        xml.element("property", [("name", "source"), ("value", report.source.kind.rawValue)])
        if let commit = report.source.commit {
          xml.element("property", [("name", "commit"), ("value", commit)])
        }
      }
      for judged in suite.cases { write(judged, to: &xml) }
      if dialect == .strict {
        // The schemas agree on output only at the end of a suite.
        let output = suite.cases.lazy.filter { !$0.output.isEmpty }.map {
          "\($0.name)\n\($0.output)"
        }
        xml.element("system-out", text: output.joined(separator: "\n"))
        xml.element("system-err")
      }
    }
  }

  private func attributes(
    of suite: JUnitSuite, _ number: Int, _ report: Report
  ) -> XMLWriter.Attributes {
    var attributes: XMLWriter.Attributes = [
      ("name", suite.name), ("tests", String(suite.cases.count)),
      ("failures", String(suite.failures)), ("errors", String(suite.errors)),
      ("skipped", String(suite.skipped)), ("time", seconds(suite.seconds)),
    ]
    if dialect == .strict {
      attributes += [("package", "mlgate"), ("id", String(number)), ("hostname", "localhost")]
    }
    if dialect == .strict || report.source.commitTime != nil {
      attributes.append(("timestamp", timestamp(report.source.commitTime ?? 0)))
    }
    return attributes
  }

  private func write(_ judged: JUnitCase, to xml: inout XMLWriter) {
    var attributes: XMLWriter.Attributes = [
      ("name", judged.name), ("classname", judged.className), ("time", seconds(judged.seconds)),
    ]
    if dialect == .default {
      if let file = judged.file { attributes.append(("file", file)) }
      if let line = judged.line { attributes.append(("line", String(line))) }
    }
    let hasOutput = dialect == .default && !judged.output.isEmpty
    if case .passed = judged.outcome, !hasOutput { return xml.element("testcase", attributes) }
    xml.element("testcase", attributes) { xml in
      write(judged.outcome, to: &xml)
      if hasOutput { xml.element("system-out", text: judged.output) }
    }
  }

  private func write(_ outcome: JUnitCase.Outcome, to xml: inout XMLWriter) {
    switch outcome {
    case .passed: break
    case .failure(let type, let message, let text):
      xml.element("failure", [("type", type), ("message", message)], text: text)
    case .error(let type, let message):
      xml.element("error", [("type", type), ("message", message)])
    case .skipped(let reason):
      xml.element("skipped", [("message", reason)])
    }
  }

  private func seconds(_ value: Double) -> String { fixedPoint(value, digits: 3) }
}
