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
  ///   - earlier: whose data is known to be elsewhere.
  ///   - asksAnyway: whether data is missed where the stores hold none at all.
  func judge(
    _ documents: RepositoryDocuments, since earlier: [RepositoryDocuments] = [], asksAnyway: Bool,
    addingTo report: inout Report
  ) {
    do throws(CommandFailure) {
      if let outcome = try outcome(of: documents, earlier, asksAnyway) { report.add(outcome) }
    } catch {
      // What was found so far counts all the same.
      report.unverified.append(
        UnverifiedQuestion(rule: MissingData.rule.identity, reason: error.reason))
    }
  }

  /// Nil where the commit names no data.
  private func outcome(
    of documents: RepositoryDocuments, _ earlier: [RepositoryDocuments], _ asksAnyway: Bool
  ) throws(CommandFailure) -> ObjectOutcome? {
    let projects = documents.dvcProjects
    guard !projects.isEmpty, runner.asksForAny, let top = repository.workTree else { return nil }
    let known = Set(earlier.flatMap(\.dvcProjects).flatMap(hashes))
    var data: [RecordedObject] = []
    var isEmpty = true
    for project in projects {
      let machine = try MachineConfiguration(project, documents.snapshot, below: top)
      let folders = [machine.cacheFolder] + machine.localRemotes.map(\.folder)
      let reader = DataReader(HashMemory())
      let stores = DataStores(folders.map { DataCache($0, reader) })
      isEmpty = isEmpty && !stores.holdAnything
      data += stores.objects(of: project, without: known)
    }
    guard !data.isEmpty else { return nil }
    guard asksAnyway || !isEmpty else {
      return runner.skip(because: "this clone holds no data of DVC; 'dvc pull' brings it")
    }
    return runner.run(JudgedObjects([], in: documents, lfs: KnownLFSObjects([:]), data: data))
  }

  private func hashes(of project: DVCProject) -> [ByteString] {
    project.recordedOutputs.outputs.compactMap { $0.record?.recordedHash }
  }
}
