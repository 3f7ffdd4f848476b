import ByteText
import Checks
import Findings

extension ShardReport {
  /// Refuses what no run writes, so that no reporter meets it: a file may have been changed on its way.
  func validate(named name: ByteString) throws(InvalidShards) {
    guard ShardNumber(number, of: header.shardCount) != nil, isPlausible,
      (number == 1) == (frame != nil), isWhole
    else {
      throw InvalidShards("\(name) was changed since 'mlgate check --shard' wrote it")
    }
  }

  /// Whether there is an outcome for the shard's files, where it has any, and in the first one for all together.
  private var isWhole: Bool {
    let counts = header.fileCounts
    guard counts.count == header.shardCount,
      counts.allSatisfy({ (0...1_000_000_000_000).contains($0) }),
      counts.reduce(0, +) == frame?.checkedFiles ?? counts.reduce(0, +)
    else { return false }
    return outcomes.count == (number == 1 ? 1 : 0) + (counts[number - 1] > 0 ? 1 : 0)
  }

  private var isPlausible: Bool {
    let rules = Set(allRules.map(\.identity))
    let figures = [acrossFilesMilliseconds, filesMilliseconds, weight, frame?.checkedFiles ?? 0]
    return figures.allSatisfy { (0...1_000_000_000_000).contains($0) }
      && outcomes.allSatisfy { outcome in
        outcome.findings.allSatisfy { rules.contains($0.rule) && $0.isPlausible }
          && outcome.skipped.allSatisfy { skipped in rules.contains { $0.id == skipped.name } }
          && outcome.unverified.allSatisfy { $0.rule.map(rules.contains) ?? true }
          && outcome.checks.allSatisfy { rules.isSuperset(of: $0.rules) }
      }
      && header.source.isPlausible && (frame?.isPlausible ?? true)
  }
}

extension ReportedFinding {
  fileprivate var isPlausible: Bool {
    fingerprint.utf8.count == 32 && fingerprint.utf8.allSatisfy(\.isLowercaseHexDigit)
      && commit == nil
  }
}

extension ReportSource {
  fileprivate var isPlausible: Bool {
    let id = commit ?? ""
    return kind == .commit && [40, 64].contains(id.utf8.count)
      && id.utf8.allSatisfy(\.isLowercaseHexDigit)
      && base == nil && commitCount == nil && abs(Double(commitTime ?? 0)) < 1e12
  }
}

extension ShardFrame {
  fileprivate var isPlausible: Bool {
    let table = experiments
    return (table?.rows ?? []).allSatisfy { $0.count == table?.headers.count && !$0.isEmpty }
      && lineages.allSatisfy { graph in
        graph.steps.enumerated().allSatisfy { place, step in
          step.needs.allSatisfy { (0..<place).contains($0) }
            && zip(step.needs, step.needs.dropFirst()).allSatisfy { $0 < $1 }
        }
      }
  }
}
