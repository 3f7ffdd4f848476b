import ByteText
public import Documents
import Findings

/// Runs the selected checks of messages and branches.
public struct MessageRunner: Sendable {
  private let selection: RuleSelection

  public init(selection: RuleSelection = RuleSelection()) {
    self.selection = selection
  }

  public func run(_ change: DescribedChange) -> MessageOutcome {
    var outcome = MessageOutcome(allMessageChecks.map { $0.rule }, selection)
    guard !change.message.isMadeByGit else { return outcome }
    let findings = allMessageChecks.filter { selection.isSelected($0.rule.identity) }
      .flatMap { check in
        check.init().findings(in: change).map { RuledFinding(rule: check.rule, finding: $0) }
      }
    outcome.judged(at: change.message.source.path)
    let sources = [change.message.source.path: change.message.source]
    outcome.findings = ReportedFinding.all(findings, selection, sources)
    return outcome
  }

  public func run(_ branch: NamedBranch) -> MessageOutcome {
    var outcome = MessageOutcome(allBranchChecks.map { $0.rule }, selection)
    let findings = allBranchChecks.filter { selection.isSelected($0.rule.identity) }
      .flatMap { check in
        check.init().findings(in: branch).map { RuledFinding(rule: check.rule, finding: $0) }
      }
    outcome.judged(at: branch.path)
    outcome.findings = ReportedFinding.all(findings, selection, [:])
    return outcome
  }
}
