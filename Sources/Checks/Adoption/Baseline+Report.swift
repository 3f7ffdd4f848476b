import ByteText
import Documents
public import Findings

extension Report {
  /// The ids of the rules whose silence says that there is no fault: they ran, and no question stayed open.
  public var answeredRules: Set<String> {
    if unverified.contains(where: { $0.rule == nil }) { return [] }
    return Set(checks.map(\.rule.id)).subtracting(unverified.compactMap(\.rule?.id))
  }

  /// Takes out the findings that the baseline knows, and says how many they were.
  ///
  /// - Parameter unused: whether what the baseline knows and nobody finds any more is told too, as findings
  ///   of unused-suppression: only where the whole of the snapshot that it belongs to was judged.
  public mutating func leaveOut(
    _ baseline: Baseline, _ selection: RuleSelection, unused: Bool
  ) {
    let gone = unused ? baseline.unused(by: self, selection) : []
    let count = findings.count
    findings.removeAll { baseline.knows($0) }
    let known = count - findings.count
    if known > 0 {
      let words = known == 1 ? "finding" : "findings"
      skipped.append(
        SkippedCheck(
          name: "baseline", path: baseline.file, reason: "\(known) known \(words) in the baseline"))
    }
    guard !gone.isEmpty else { return }
    findings = (findings + gone).inReportOrder()
  }
}

extension Baseline {
  /// The positions of the entries that a report no longer has, although their rules answered.
  ///
  /// A second entry of the same finding is none that anybody needs.
  public func fixedEntries(by report: Report) -> [Int] {
    let answered = Set(report.answeredRules.map { ByteString($0) })
    let rules = Set(allRules.map { ByteString($0.id) })
    var present = Set(report.findings.map { Key(Entry($0)) })
    return entries.indices.filter { index in
      let isNeeded = present.remove(Key(entries[index])) != nil
      let rule = entries[index].rule
      return !isNeeded && (answered.contains(rule) || !rules.contains(rule))
    }
  }

  fileprivate func unused(by report: Report, _ selection: RuleSelection) -> [ReportedFinding] {
    guard selection.isSelected(UnusedSuppression.rule.identity) else { return [] }
    let findings = fixedEntries(by: report).map { index in
      RuledFinding.unused(
        UnusedSuppression.finding(baseline: entries[index], at: locations[index]))
    }
    return ReportedFinding.all(findings, selection, [file: source])
  }
}
