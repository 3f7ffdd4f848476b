import ByteText
public import Findings

/// What becomes of a baseline when the whole of a snapshot was judged without it.
public struct RenewedBaseline: Sendable {
  /// In no order.
  public let entries: [Baseline.Entry]
  public let addedCount: Int
  public let removedCount: Int

  /// - Parameters:
  ///   - old: nil where there is none.
  ///   - isPruned: whether entries are only taken out. Those of rules that did not answer always stay.
  public init(_ old: Baseline?, _ report: Report, isPruned: Bool) {
    let found = report.findings.map { Baseline.Entry($0) }
    let present = Set(found.map { Baseline.Key($0) })
    let before = old?.entries ?? []
    let fixed = Set(old?.fixedEntries(by: report) ?? [])
    let kept = before.indices.filter { !fixed.contains($0) }.map { before[$0] }
    let known = Set(kept.map { Baseline.Key($0) })
    removedCount = before.count - kept.count
    if isPruned {
      (entries, addedCount) = (kept, 0)
    } else {
      // The words of a finding may have changed since.
      entries = found + kept.filter { !present.contains(Baseline.Key($0)) }
      addedCount = found.count { !known.contains(Baseline.Key($0)) }
    }
  }
}
