/// Passed, failed, or not verifiable; a job's may also be inconclusive.
public enum Verdict: String, Sendable {
  case passed, failed, unverified, inconclusive
}

extension Report {
  /// Findings outrank what could not be verified; nothing else passes.
  ///
  /// - Parameters:
  ///   - failOn: the least severity that fails the run.
  ///   - strict: what was skipped or inconclusive fails too.
  public func verdict(failOn: Severity = .error, strict: Bool = false) -> Verdict {
    if findings.contains(where: { $0.severity >= failOn }) { return .failed }
    if jobs.contains(where: { $0.verdict == .failed }) { return .failed }
    if strict && (!skipped.isEmpty || jobs.contains { $0.verdict == .inconclusive }) {
      return .failed
    }
    let isUnverified = !unverified.isEmpty || jobs.contains { $0.verdict == .unverified }
    return isUnverified ? .unverified : .passed
  }
}
