import ByteText
public import Checks
public import Findings

/// What all shards of one run have in common, and what makes the whole's report.
public struct ShardHeader: Codable, Sendable {
  /// The version of mlgate: another one may judge otherwise.
  public let tool: String
  public let source: ReportSource
  public let policy: ReportPolicy
  public let shardCount: Int
  /// Empty where none were given.
  public let costs: String
  /// The SHA-256s of what `--config` and `--baseline` named, or of the snapshot's own baseline; nil where
  /// there is none.
  public let configuration: String?
  public let baseline: String?
  /// How many files each shard has. As they follow each other by path, this says which: jobs that do not hold the
  /// same objects may weigh the files otherwise, and then one is in no shard.
  let fileCounts: [Int]
  /// The ids of the rules that run: what one shard leaves out nobody judges for its files.
  let rules: [String]
  let unusedSuppression: RuleWeight
  let pathIgnores: [Ignore]

  public init(
    tool: String, source: ReportSource, policy: ReportPolicy, plan: ShardPlan, costs: String,
    configuration: String?, baseline: String?, _ selection: RuleSelection
  ) {
    (self.tool, self.source, self.policy) = (tool, source, policy)
    (shardCount, self.costs) = (plan.shares.count, costs)
    fileCounts = plan.shares.map(\.count)
    rules = allRules.map(\.identity).filter { selection.isSelected($0) }.map(\.id)
    (self.configuration, self.baseline) = (configuration, baseline)
    let rule = UnusedSuppression.rule.identity
    unusedSuppression = RuleWeight(
      isSelected: selection.isSelected(rule), severity: selection.severity(of: rule))
    pathIgnores = selection.pathIgnores.map { Ignore($0) }
  }

  /// The one rule that is judged when all shards are known.
  struct RuleWeight: Codable, Hashable, Sendable {
    let isSelected: Bool
    /// The configured one.
    let severity: Severity?
  }

  struct Ignore: Codable, Hashable, Sendable {
    let pattern: ByteString
    let rules: [ByteString]
    let reason: ByteString
    let location: SourceLocation

    init(_ ignore: PathIgnore) {
      pattern = ignore.glob.pattern
      rules = ignore.rules.map(\.text)
      (reason, location) = (ignore.reason, ignore.location)
    }
  }

  /// As far as merging asks.
  var selection: RuleSelection {
    var selection = RuleSelection()
    let rule = RuleSelector(ByteString(UnusedSuppression.rule.id))
    if !unusedSuppression.isSelected { selection.ignore = [rule] }
    if let severity = unusedSuppression.severity { selection.severities = [(rule, severity)] }
    selection.pathIgnores = pathIgnores.map { ignore in
      PathIgnore(
        glob: Glob(ignore.pattern), rules: ignore.rules.map { RuleSelector($0) },
        reason: ignore.reason, location: ignore.location)
    }
    return selection
  }
}
