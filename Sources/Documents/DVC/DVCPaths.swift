import ByteText
import RepositorySnapshot

extension RepositoryDocuments {
  /// The files that DVC reads, sorted.
  var dvcPaths: [RepositoryPath] {
    let files = files.map(\.path).filter { path in
      switch settings.layout.kind(of: path) {
      case .dvcFile, .dvcPipeline, .dvcLock: true
      default: false
      }
    }
    let configurations = dvcProjects.map { $0.folder.appending(".dvc/config") }
      .filter { snapshot.entry(at: $0) != nil }
    return (files + configurations).sorted()
  }
}
