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
  private let reader: DataReader
  private let memory: RememberedHashes

  init(_ place: DVCPlace, readsDisk: Bool, isQuiet: Bool) {
    self.place = place
    self.readsDisk = readsDisk
    memory = RememberedHashes(of: place.repository)
    let progress = ByteProgress(isQuiet: isQuiet)
    reader = DataReader(memory.hashes) { progress.read($0) }
  }

  func state(of project: DVCProject) -> any DataState {
    let cache = place.repository.workTree.map { top in
      DataCache(project.cacheFolder(below: top), reader)
    }
    guard readsDisk, let top = place.repository.workTree else {
      return CommittedData(
        place.documents.snapshot, RecordedOutputs(project),
        listing: { cache?.files(of: $0, .md5) ?? cache?.files(of: $0, .md5DOS2Unix) })
    }
    return WorkTreeData(top, reader, cache: cache)
  }

  /// Writes down what was learned about large files.
  func finish() { memory.save() }
}

extension DVCProject {
  /// An absolute path.
  fileprivate func cacheFolder(below top: ByteString) -> ByteString {
    RepositoryPath(top).appending(
      folder.bytes.isEmpty ? ".dvc" : ByteString(folder.bytes.bytes + Array("/.dvc".utf8))
    )
    .appending("cache").bytes
  }
}
