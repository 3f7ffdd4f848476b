import ByteText
public import Findings

/// Whether fixed files have what they promise: their findings are gone, and no other one came.
public struct FixProof: Sendable {
  private let before: [Key: Int]

  /// What a finding says, without its place: lines may move.
  private struct Key: Hashable {
    let rule: String
    let path: RepositoryPath
    let message: String

    init(_ finding: ReportedFinding) {
      (rule, path, message) = (finding.rule.id, finding.location.path, finding.message)
    }
  }

  /// - Parameter findings: all of the snapshot before.
  public init(before findings: [ReportedFinding]) {
    before = Self.counts(findings)
  }

  /// - Parameter after: all findings of the snapshot with the files in their places.
  public func holds(for files: [FixedFile], after: [ReportedFinding]) -> Bool {
    let fixed = Self.counts(files.flatMap(\.findings))
    let counts = Self.counts(after)
    return counts.allSatisfy { key, count in
      count <= before[key, default: 0] - fixed[key, default: 0]
    }
  }

  private static func counts(_ findings: [ReportedFinding]) -> [Key: Int] {
    findings.reduce(into: [:]) { $0[Key($1), default: 0] += 1 }
  }
}
