import ByteText
import Findings

/// One test point of TAP 14 with its diagnostics.
struct TestPoint {
  /// From 1.
  let number: Int
  let judged: JUnitCase

  var bytes: [UInt8] {
    let description = "\(number) - \(TAPEncoder.description(judged.name))"
    return switch judged.outcome {
    case .passed: line("ok \(description)") + diagnostics(nil, nil)
    case .skipped(let reason):
      line("ok \(description) # SKIP \(TAPEncoder.description(reason))")
    case .failure(_, let message, _): line("not ok \(description)") + diagnostics(message, "fail")
    case .error(let type, let message): line("not ok \(description)") + diagnostics(message, type)
    }
  }

  private func line(_ text: String) -> [UInt8] { Array(text.utf8) + [.lineFeed] }

  private func diagnostics(_ message: String?, _ severity: String?) -> [UInt8] {
    var block = TAPDiagnostics()
    if let message { block.member("message", message) }
    if let severity { block.member("severity", severity) }
    // The output of a rule's case is its findings once more.
    if judged.findings.isEmpty, !judged.output.isEmpty { block.member("output", judged.output) }
    block.list("findings", judged.findings.prefix(TAPReporter.findingLimit)) { block, finding in
      block.member("rule", finding.rule.id)
      block.member("severity", finding.severity.rawValue)
      block.member("path", finding.location.path.description)
      if let start = finding.location.range?.start {
        block.member("line", start.line)
        block.member("column", start.column)
      }
      block.member("message", finding.message)
      block.member("help", finding.help)
      block.member("fingerprint", finding.fingerprint)
    }
    let rest = judged.findings.count - TAPReporter.findingLimit
    if rest > 0 { block.member("left_out", rest) }
    return block.bytes
  }
}
