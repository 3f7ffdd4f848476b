public import ByteText
import Checks
public import Findings

/// The shards of one run joined, in whatever order they come.
public struct MergedShards: Sendable {
  /// What one job would have found out.
  public let report: Report
  /// For the next plan; nil where nothing was measured.
  public let costs: ShardCosts?
  /// Whether the report knows what a page shows.
  public let hasPage: Bool

  /// - Parameter shards: with the names of their files, for messages.
  public init(_ shards: [(name: ByteString, report: ShardReport)]) throws(InvalidShards) {
    guard let first = shards.first else { throw InvalidShards("there is no shard to merge") }
    for other in shards.dropFirst() { try other.report.header.require(first, other.name) }
    let header = first.report.header
    try Self.requireAll(shards, header.shardCount)
    let reports = shards.map(\.report).sorted { $0.number < $1.number }
    costs = ShardCosts(
      acrossFiles: reports.reduce(0) { $0 + $1.acrossFilesMilliseconds },
      files: reports.reduce(0) { $0 + $1.filesMilliseconds },
      weight: reports.reduce(0) { $0 + $1.weight })
    hasPage = reports.first?.frame?.hasPage ?? false
    report = try Report(header, reports)
  }

  private static func requireAll(
    _ shards: [(name: ByteString, report: ShardReport)], _ count: Int
  ) throws(InvalidShards) {
    var named: [Int: ByteString] = [:]
    for (name, report) in shards {
      if let earlier = named.updateValue(name, forKey: report.number) {
        throw InvalidShards("\(earlier) and \(name) are both shard \(report.number)/\(count)")
      }
    }
    let missing = (1...count).filter { named[$0] == nil }
    guard missing.isEmpty else { throw InvalidShards(lost: missing, of: count) }
  }
}

extension InvalidShards {
  fileprivate init(lost missing: [Int], of count: Int) {
    let shown = missing.prefix(10).map { "\($0)/\(count)" }.joined(separator: ", ")
    let rest = missing.count > 10 ? " and \(missing.count - 10) more" : ""
    self.init(
      missing.count == 1
        ? "shard \(shown) is missing: nothing is known of its files"
        : "shards \(shown)\(rest) are missing: nothing is known of their files")
  }
}

extension ShardHeader {
  fileprivate func require(
    _ first: (name: ByteString, report: ShardReport), _ name: ByteString
  ) throws(InvalidShards) {
    let other = first.report.header
    let differences = [
      ("the version of mlgate", tool == other.tool),
      ("the commit", source.commit == other.source.commit),
      ("the number of shards", shardCount == other.shardCount),
      ("--costs", costs == other.costs),
      ("--config", configuration == other.configuration),
      ("the baseline", baseline == other.baseline),
      ("--select or --ignore", rules == other.rules),
      ("the split of the files (one may lack objects)", fileCounts == other.fileCounts),
    ]
    if let different = differences.first(where: { !$0.1 }) {
      throw InvalidShards(
        "\(first.name) and \(name) are of two runs: \(different.0) differs; merge shards of one run"
      )
    }
    guard isEqual(to: other) else {
      throw InvalidShards(
        "\(first.name) and \(name) are of two runs: their options differ; merge shards of one run")
    }
  }

  private func isEqual(to other: ShardHeader) -> Bool {
    policy == other.policy && source.commitTime == other.source.commitTime
      && unusedSuppression == other.unusedSuppression && pathIgnores == other.pathIgnores
  }
}

extension Report {
  /// - Parameter shards: all, by number.
  fileprivate init(_ header: ShardHeader, _ shards: [ShardReport]) throws(InvalidShards) {
    guard let frame = shards.first?.frame else {
      throw InvalidShards("shard 1/\(header.shardCount) is missing: nothing is known of its files")
    }
    let selection = header.selection
    let outcome = CheckOutcome(merging: shards.flatMap(\.outcomes), selection)
    self.init(
      toolVersion: header.tool, policy: header.policy, source: header.source,
      findings: outcome.findings, skipped: outcome.skipped, unverified: outcome.unverified,
      checks: outcome.checks, models: frame.models, checkedFiles: frame.checkedFiles)
    (experiments, lineages) = (frame.experiments, frame.lineages)
    guard let known = frame.baseline else { return }
    do throws(InvalidBaseline) {
      let baseline = try Baseline(path: known.path, bytes: known.text.bytes)
      leaveOut(baseline, selection, unused: true)
    } catch {
      throw InvalidShards("the shards' baseline cannot be read: \(error.message)")
    }
  }
}
