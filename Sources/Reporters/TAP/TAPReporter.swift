import ByteText
public import Findings

/// The report as TAP version 14: a test point for each rule and file that the rule judged, and for each job and
/// each of its thresholds, as in JUnit. What is to be told of one stands below it as YAML, of which we write only
/// what is JSON too.
public struct TAPReporter: Reporter {
  /// The most findings that one test point lists.
  public static let findingLimit = 1_000
  /// The most bytes of one text.
  static let textLimit = 4096

  public init() {}

  public func bytes(for report: Report) -> [UInt8] {
    let cases = JUnitSuites(report).suites.flatMap(\.cases)
    var bytes = Array("TAP version 14\n1..\(cases.count)".utf8)
    bytes += Array((cases.isEmpty ? " # SKIP nothing was judged\n" : "\n").utf8)
    for (index, judged) in cases.enumerated() {
      TestPoint(number: index + 1, judged: judged).write(to: &bytes)
    }
    return bytes + Array("# \(ClosingLine(report: report).text)\n".utf8)
  }

  public func reparse(_ bytes: [UInt8]) throws(MalformedOutput) {
    try checkUTF8(bytes)
    try TAPChecker.check(bytes)
  }
}

/// One test point with its diagnostics.
private struct TestPoint {
  let number: Int
  let judged: JUnitCase

  func write(to bytes: inout [UInt8]) {
    let description = "\(number) - \(TAPEncoder.description(judged.name))"
    switch judged.outcome {
    case .passed:
      append("ok \(description)", to: &bytes)
      writeDiagnostics(nil, nil, to: &bytes)
    case .skipped(let reason):
      append("ok \(description) # SKIP \(TAPEncoder.description(reason))", to: &bytes)
    case .failure(_, let message, _):
      append("not ok \(description)", to: &bytes)
      writeDiagnostics(message, "fail", to: &bytes)
    case .error(let type, let message):
      append("not ok \(description)", to: &bytes)
      writeDiagnostics(message, type, to: &bytes)
    }
  }

  private func writeDiagnostics(
    _ message: String?, _ severity: String?, to bytes: inout [UInt8]
  ) {
    // The output of a rule's case is its findings once more.
    let output = judged.findings.isEmpty ? judged.output : ""
    guard message != nil || !judged.findings.isEmpty || !output.isEmpty else { return }
    append("  ---", to: &bytes)
    if let message { appendMember("message", message, to: &bytes) }
    if let severity { appendMember("severity", severity, to: &bytes) }
    if !output.isEmpty { appendMember("output", output, to: &bytes) }
    if !judged.findings.isEmpty {
      append("  findings:", to: &bytes)
      for finding in judged.findings.prefix(TAPReporter.findingLimit) {
        bytes += Array("    - ".utf8) + JSONWriter.tapFinding(finding) + [.lineFeed]
      }
      let rest = judged.findings.count - TAPReporter.findingLimit
      if rest > 0 { append("  left_out: \(rest)", to: &bytes) }
    }
    append("  ...", to: &bytes)
  }

  private func append(_ line: String, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: line.utf8)
    bytes.append(.lineFeed)
  }

  private func appendMember(_ name: String, _ text: String, to bytes: inout [UInt8]) {
    var json = JSONWriter()
    json.tapText(text)
    bytes += Array("  \(name): ".utf8) + json.bytes + [.lineFeed]
  }
}

extension JSONWriter {
  /// Visible, since YAML reads some escapes of JSON differently.
  fileprivate mutating func tapText(_ text: String) {
    let lines = TerminalEncoder.lines(shortened(text, to: TAPReporter.textLimit))
    string(lines.joined(separator: "\n"))
  }

  fileprivate static func tapFinding(_ finding: ReportedFinding) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("rule", finding.rule.id)
      json.member("severity", finding.severity.rawValue)
      json.member("path", finding.location.path.description)
      json.member("line", finding.location.range?.start.line)
      json.member("column", finding.location.range?.start.column)
      json.key("message")
      json.tapText(finding.message)
      json.key("help")
      json.tapText(finding.help)
      json.member("fingerprint", finding.fingerprint)
    }
    return json.bytes
  }
}
