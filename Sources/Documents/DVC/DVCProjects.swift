import ByteText
import RepositorySnapshot

/// Sorts DVC's files by the projects that own them.
struct DVCProjects {
  private let snapshot: Snapshot
  private let settings: CheckSettings
  private let folders: [RepositoryPath]
  private let dvcFiles: [RepositoryPath: [ParsedFile]]
  private let pipelines: [RepositoryPath: [ParsedFile]]
  private let locks: [RepositoryPath: [ParsedFile]]
  private let files: any ParameterFiles

  init(_ repository: RepositoryDocuments) {
    snapshot = repository.snapshot
    settings = repository.settings
    folders = projectFolders(of: repository.snapshot)
    let known = Set(folders)
    func owned(_ kind: FileKind) -> [RepositoryPath: [ParsedFile]] {
      let files = repository.files.filter {
        repository.settings.layout.kind(of: $0.path) == kind && $0.path.folderOfDVCFolder == nil
      }
      return Dictionary(grouping: files) { owner(of: $0.path, known) ?? RepositoryPath("") }
    }
    dvcFiles = owned(.dvcFile)
    pipelines = owned(.dvcPipeline)
    locks = owned(.dvcLock)
    files = SnapshotParameterFiles(repository.snapshot, repository.settings.limits) {
      repository.dvcOutput(holding: $0) != nil
    }
  }

  var projects: [DVCProject] {
    let owners = Set(dvcFiles.keys).union(pipelines.keys).union(locks.keys).union(folders)
    return owners.sorted().map(project)
  }

  private func project(_ folder: RepositoryPath) -> DVCProject {
    let locks = Dictionary(
      (self.locks[folder] ?? []).map { ($0.path.folder, DVCLock($0)) },
      uniquingKeysWith: { first, _ in first })
    let pipelines = self.pipelines[folder] ?? []
    let withPipeline = Set(pipelines.map(\.path.folder))
    return DVCProject(
      folder: folder, isInitialized: folders.contains(folder),
      dvcFiles: (dvcFiles[folder] ?? []).map { DVCFile($0, in: folder) },
      pipelines: pipelines.map {
        DVCPipeline($0, lock: locks[$0.path.folder], project: folder, files: files)
      },
      strayLocks: locks.values.filter { !withPipeline.contains($0.path.folder) }
        .sorted { $0.path < $1.path })
  }
}

/// The folders that hold a `.dvc/` folder, sorted.
private func projectFolders(of snapshot: Snapshot) -> [RepositoryPath] {
  var folders: Set<RepositoryPath> = []
  for entry in snapshot.entries {
    if let folder = entry.path.folderOfDVCFolder { folders.insert(folder) }
  }
  return folders.sorted()
}

/// The deepest project that holds the path.
private func owner(of path: RepositoryPath, _ folders: Set<RepositoryPath>) -> RepositoryPath? {
  var folder = path.folder
  while !folders.contains(folder) {
    guard !folder.bytes.isEmpty else { return nil }
    folder = folder.folder
  }
  return folder
}

extension RepositoryPath {
  /// The folder of the first `.dvc/` folder above the path, where DVC keeps what is its own; nil where there is
  /// none.
  fileprivate var folderOfDVCFolder: RepositoryPath? {
    let bytes = bytes.bytes
    if bytes.starts(with: ".dvc/") { return "" }
    guard bytes.contains("/.dvc/") else { return nil }
    let parents = components.prefix { !($0 == ".dvc") }
    return RepositoryPath(ByteString(parents.joined(separator: [.ascii("/")])))
  }
}

extension RepositoryDocuments {
  /// The DVC projects, sorted by folder; made when they are first asked for.
  public var dvcProjects: [DVCProject] {
    lazyDVCProjects.value { DVCProjects(self).projects }
  }
}
