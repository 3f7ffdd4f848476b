/// Passed, failed, or not verifiable; a job's may also be inconclusive.
public enum Verdict: String, Sendable {
  case passed, failed, unverified, inconclusive
}

extension Report {
  /// Findings outrank what could not be verified; nothing else passes.
  public var verdict: Verdict {
    if findings.contains(where: policy.fails) { return .failed }
    if jobs.contains(where: { $0.verdict == .failed }) { return .failed }
    if policy.isStrict && (!skipped.isEmpty || jobs.contains { $0.verdict == .inconclusive }) {
      return .failed
    }
    let isUnverified = !unverified.isEmpty || jobs.contains { $0.verdict == .unverified }
    return isUnverified ? .unverified : .passed
  }
}
