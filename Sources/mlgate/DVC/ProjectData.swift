import ByteText
import DataVersionControl
import Documents
import GitRepository
import Reporters
import RepositorySnapshot

/// Where the data of projects is looked at: on disk, or as a snapshot records it.
struct ProjectData {
  private let place: DVCPlace
  private let readsDisk: Bool
  /// Remembers what it hashed.
  let reader: DataReader
  private let memory: RememberedHashes

  init(_ place: DVCPlace, readsDisk: Bool, isQuiet: Bool) {
    self.place = place
    self.readsDisk = readsDisk
    memory = RememberedHashes(of: place.repository)
    let progress = ByteProgress(isQuiet: isQuiet)
    reader = DataReader(memory.hashes) { progress.read($0) }
  }

  func state(of project: DVCProject) throws(CommandFailure) -> any DataState {
    let snapshot = place.documents.snapshot
    let ignore = project.ignore
    let isIgnored: @Sendable (RepositoryPath) -> Bool = { ignore.isIgnored($0, isFolder: false) }
    let cache = try caches(of: project).first
    guard readsDisk, let top = place.repository.workTree else {
      return CommittedData(
        snapshot, project.recordedOutputs, isIgnored: isIgnored,
        listing: { cache?.files(of: $0, .md5) ?? cache?.files(of: $0, .md5DOS2Unix) })
    }
    return WorkTreeData(top, reader, cache: cache, isIgnored: isIgnored)
  }

  /// The project's own cache, then remotes that are folders of this machine; none where there is no work tree.
  func caches(of project: DVCProject) throws(CommandFailure) -> [DataCache] {
    guard let top = place.repository.workTree else { return [] }
    let machine = try MachineConfiguration(project, place.documents.snapshot, below: top)
    let folders = [machine.cacheFolder] + machine.localRemotes.map(\.folder)
    return folders.map { DataCache($0, reader) }
  }

  /// Writes down what was learned about large files.
  func finish() { memory.save() }
}
