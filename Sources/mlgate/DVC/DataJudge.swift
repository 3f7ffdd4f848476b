import ByteText
import Checks
import DataVersionControl
import Documents
import Findings
import GitRepository
import RepositorySnapshot

/// Asks DVC's cache, and remotes that are folders, for the data that a commit names.
struct DataJudge {
  private let repository: GitRepository
  private let runner: ObjectRunner

  init(_ repository: GitRepository, _ selection: RuleSelection) {
    self.repository = repository
    runner = ObjectRunner(checks: [MissingData.self], selection: selection)
  }

  /// Adds what the commit names and nobody could pull.
  ///
  /// - Parameters:
  ///   - passed: commits on the way to the judged one, whose data must be there too, the newest first.
  ///   - earlier: whose data is known to be elsewhere.
  ///   - asksAnyway: whether data is missed where the stores hold none at all.
  /// - Returns: the data that was asked for.
  @discardableResult func judge(
    _ documents: RepositoryDocuments, passing passed: [(ObjectID, RepositoryDocuments)] = [],
    since earlier: [RepositoryDocuments] = [], asksAnyway: Bool, addingTo report: inout Report
  ) -> [RecordedObject] {
    do throws(CommandFailure) {
      let (outcome, data) = try outcome(of: documents, passed, earlier, asksAnyway)
      if let outcome { report.add(outcome) }
      return data
    } catch {
      // What was found so far counts all the same.
      report.unverified.append(
        UnverifiedQuestion(rule: MissingData.rule.identity, reason: error.reason))
      return []
    }
  }

  /// Nil where the commits name no data.
  private func outcome(
    of documents: RepositoryDocuments, _ passed: [(ObjectID, RepositoryDocuments)],
    _ earlier: [RepositoryDocuments], _ asksAnyway: Bool
  ) throws(CommandFailure) -> (ObjectOutcome?, [RecordedObject]) {
    guard runner.asksForAny, let top = repository.workTree else { return (nil, []) }
    var known = Set(earlier.flatMap(\.dvcProjects).flatMap(hashes))
    var data: [RecordedObject] = []
    var isEmpty = true
    let states = [(ObjectID?.none, documents)] + passed.map { ($0, $1) }
    for (commit, documents) in states {
      for project in documents.dvcProjects {
        let stores = try stores(of: project, documents.snapshot, below: top)
        isEmpty = isEmpty && !stores.holdAnything
        data += stores.objects(of: project, without: known, commit: commit)
        known.formUnion(hashes(of: project))
      }
    }
    guard !data.isEmpty else { return (nil, []) }
    guard asksAnyway || !isEmpty else {
      let reason = "this clone holds no data of DVC; 'dvc pull' brings it"
      return (runner.skip(because: reason), [])
    }
    let objects = JudgedObjects([], in: documents, lfs: KnownLFSObjects([:]), data: data)
    return (runner.run(objects), data)
  }

  private func stores(
    of project: DVCProject, _ snapshot: Snapshot, below top: ByteString
  ) throws(CommandFailure) -> DataStores {
    let machine = try MachineConfiguration(project, snapshot, below: top)
    let folders = [machine.cacheFolder] + machine.localRemotes.map(\.folder)
    let reader = DataReader(HashMemory())
    return DataStores(folders.map { DataCache($0, reader) })
  }

  private func hashes(of project: DVCProject) -> [ByteString] {
    project.recordedOutputs.outputs.compactMap { $0.record?.recordedHash }
  }
}
