import ByteText
import Checks
import DataVersionControl
import Documents
import Findings
import GitRepository
import RepositorySnapshot

/// Asks whether the data on disk is what DVC's files record.
struct DiskJudge {
  private let repository: GitRepository
  private let runner: ObjectRunner
  private let isQuiet: Bool

  init(_ repository: GitRepository, _ selection: RuleSelection, isQuiet: Bool) {
    (self.repository, self.isQuiet) = (repository, isQuiet)
    runner = ObjectRunner(checks: [DataChanged.self], selection: selection)
  }

  /// Adds what differs, where a judged file records it.
  func judge(_ documents: RepositoryDocuments, addingTo report: inout Report) {
    let projects = documents.dvcProjects
    guard !projects.isEmpty, runner.asksForAny, let top = repository.workTree else { return }
    let memory = RememberedHashes(of: repository)
    let progress = ByteProgress(isQuiet: isQuiet)
    let reader = DataReader(memory.hashes) { progress.read($0) }
    let disk = projects.flatMap { project in
      let ignore = project.ignore
      let data = WorkTreeData(top, reader, cache: nil) { ignore.isIgnored($0, isFolder: false) }
      return project.recordedOutputs.outputs.compactMap { output in
        self.data(of: output, data, documents.snapshot)
      }
    }
    memory.save()
    report.add(
      runner.run(JudgedObjects([], in: documents, lfs: KnownLFSObjects([:]), disk: disk)))
  }

  /// Nil where nothing is recorded or nothing is there.
  private func data(
    of output: RecordedOutputs.Output, _ data: WorkTreeData, _ snapshot: Snapshot
  ) -> DataOnDisk? {
    guard let record = output.record, let hash = record.recordedHash,
      snapshot.isJudged(record.node.location.path)
    else { return nil }
    let content: DataOnDisk.Content
    switch data.content(of: output.path, record.style) {
    case .absent: return nil
    case .hash(let made), .otherStyle(let made): content = .hash(made)
    case .unknown(let reason): content = .unknown(reason)
    }
    return DataOnDisk(output.path, recorded: hash, at: record.md5 ?? record.node, content)
  }
}
