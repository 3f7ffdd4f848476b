import ByteText
import RepositorySnapshot

/// Sorts DVC's files by the projects that own them.
struct DVCProjects {
  private let snapshot: Snapshot
  private let settings: CheckSettings
  private let places: ProjectPlaces
  private let folders: [RepositoryPath]
  private let folderSet: Set<RepositoryPath>
  private let dvcFiles: [RepositoryPath: [ParsedFile]]
  private let pipelines: [RepositoryPath: [ParsedFile]]
  private let locks: [RepositoryPath: [ParsedFile]]
  private let files: any ParameterFiles

  init(_ repository: RepositoryDocuments) {
    snapshot = repository.snapshot
    settings = repository.settings
    places = ProjectPlaces(repository.snapshot)
    folders = places.folders
    let known = Set(folders)
    folderSet = known
    func owned(_ kind: FileKind) -> [RepositoryPath: [ParsedFile]] {
      let files = repository.files.filter {
        repository.settings.layout.kind(of: $0.path) == kind && $0.path.folderOfDVCFolder == nil
      }
      return Dictionary(grouping: files) {
        Documents.owner(of: $0.path, known) ?? RepositoryPath("")
      }
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
    let texts = ProjectTexts(snapshot, settings.limits)
    let configuration = DVCConfiguration(
      texts.bytes([folder.appending(".dvc").appending("config")]).map {
        DVCConfigurationFile(.repository, path: $0.path, bytes: $0.bytes)
      })
    let ignore = DVCIgnore(
      project: folder, files: texts.bytes(places.ignoreFiles.filter { owner(of: $0) == folder }),
      nested: folders.filter { $0 != folder && $0.isInside(folder) })
    let isSeen: (ParsedFile) -> Bool = { !ignore.isIgnored($0.path, isFolder: false) }
    let dvcFiles = self.dvcFiles[folder] ?? []
    let pipelines = self.pipelines[folder] ?? []
    let locks = (self.locks[folder] ?? []).map { DVCLock($0) }
    let lockOfFolder = Dictionary(
      locks.map { ($0.path.folder, $0) }, uniquingKeysWith: { first, _ in first })
    let withPipeline = Set(pipelines.map(\.path.folder))
    return DVCProject(
      folder: folder, isInitialized: folders.contains(folder), configuration: configuration,
      ignore: ignore,
      ignoredFiles: (dvcFiles + pipelines).filter { !isSeen($0) }.map(\.path).sorted(),
      parameterFiles: files, unreadable: texts.unreadable,
      dvcFiles: dvcFiles.filter(isSeen).map { DVCFile($0, in: folder) },
      pipelines: pipelines.filter(isSeen).map {
        DVCPipeline(
          $0, lock: lockOfFolder[$0.path.folder], project: folder, files: files, ignore: ignore,
          options: configuration.templateOptions)
      },
      strayLocks: locks.filter { !withPipeline.contains($0.path.folder) })
  }

  /// The deepest project that holds the path; the top where none does.
  private func owner(of path: RepositoryPath) -> RepositoryPath {
    Documents.owner(of: path, folderSet) ?? ""
  }
}

/// The files of a snapshot that are read for DVC alone.
private final class ProjectTexts {
  private let snapshot: Snapshot
  private let limits: DocumentLimits
  private(set) var unreadable: [UnreadableBlob] = []

  init(_ snapshot: Snapshot, _ limits: DocumentLimits) {
    self.snapshot = snapshot
    self.limits = limits
  }

  /// The bytes of those of the files that are there and can be read.
  func bytes(_ paths: [RepositoryPath]) -> [(path: RepositoryPath, bytes: [UInt8])] {
    paths.compactMap { path in
      guard let entry = snapshot.entry(at: path), entry.mode.isFile else { return nil }
      do throws(UnreadableBlob) {
        return (path, try snapshot.blobs.bytes(of: entry, limit: limits.bytes))
      } catch {
        unreadable.append(error)
        return nil
      }
    }
  }
}

/// Where a snapshot holds what makes a project.
private struct ProjectPlaces {
  /// The folders that hold a `.dvc/` folder, sorted.
  let folders: [RepositoryPath]
  let ignoreFiles: [RepositoryPath]

  init(_ snapshot: Snapshot) {
    var folders: Set<RepositoryPath> = []
    var ignoreFiles: [RepositoryPath] = []
    for entry in snapshot.entries {
      if let folder = entry.path.folderOfDVCFolder { folders.insert(folder) }
      if entry.path.bytes.hasSuffix(".dvcignore"), entry.path.fileName == ".dvcignore" {
        ignoreFiles.append(entry.path)
      }
    }
    self.folders = folders.sorted()
    self.ignoreFiles = ignoreFiles
  }
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
