import ByteText
import Checks
import Configuration
import Documents
import Findings
import GitRepository
import RepositorySnapshot
import TestSupport
import Testing

@testable import mlgate

/// Whatever is remembered from commit to commit, a commit brought in what a run over all of its files
/// finds and a run over all of the files of each parent does not.
@Suite struct ChangeJudgeTests {
  @Test(arguments: 0..<60 as Range<UInt64>)
  func eachCommitBringsInWhatNoParentHas(_ seed: UInt64) async throws {
    let history = try ProjectHistory(seed: seed)
    let repository = try history.scratch.open()
    var judge = ChangeJudge(of: repository, GateConfiguration())
    var whole: [ObjectID: [ReportedFinding]] = [:]
    let tip = try repository.commit(named: "main").id
    let commits = try judge.graph.commits(reachableFrom: [tip], notFrom: [])
    for (place, commit) in commits.enumerated() {
      let all = try await Self.findings(of: commit, in: repository)
      whole[commit.id] = all
      let known = Set(commit.parents.flatMap { whole[$0] ?? [] }.map(\.fingerprint))
      let expected = all.filter { !known.contains($0.fingerprint) }
      let found = try await judge.judge(commit).new
      #expect(found.map(\.line) == expected.map(\.line), "commit \(place) of \(commits.count)")
    }
  }

  /// Everything that is wrong with a commit, with nothing remembered.
  private static func findings(
    of commit: HistoryCommit, in repository: GitRepository
  ) async throws -> [ReportedFinding] {
    let documents = RepositoryDocuments(
      try repository.snapshot(of: commit.id), facts: GitHistory(of: repository, from: commit.id))
    return await CheckRunner().run(documents).findings
  }
}

extension ReportedFinding {
  fileprivate var line: String {
    let start = location.range?.start
    return "\(location.path):\(start?.line ?? 0):\(start?.column ?? 0) \(rule.id) \(message) "
      + fingerprint
  }
}
