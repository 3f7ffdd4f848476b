import ByteText
import Findings
import RepositorySnapshot

/// Sorts DVC's files by the projects that own them.
struct DVCProjects {
  private let snapshot: Snapshot
  private let places: ProjectPlaces
  private let parameterFiles: any ParameterFiles
  private let dvcFiles: DVCFiles
  /// By the project's folder and the kind of file, sorted by path.
  private var files: [RepositoryPath: [FileKind: [ParsedFile]]] = [:]

  init(_ repository: RepositoryDocuments) {
    snapshot = repository.snapshot
    places = ProjectPlaces(repository.snapshot)
    // Not the whole repository, which holds the projects: neither would ever be freed.
    let dvcFiles = repository.dvcFiles
    self.dvcFiles = dvcFiles
    parameterFiles = SnapshotParameterFiles(repository.snapshot, repository.settings.limits) {
      dvcFiles.output(holding: $0)?.isCached == true
    }
    for folder in places.folders { files[folder] = [:] }
    for file in repository.files {
      guard let kind = repository.settings.layout.kind(of: file.path),
        [.dvcFile, .dvcPipeline, .dvcLock].contains(kind), file.path.folderOfDVCFolder == nil
      else { continue }
      files[places.owner(of: file.path), default: [:]][kind, default: []].append(file)
    }
  }

  var projects: [DVCProject] {
    files.sorted { $0.key < $1.key }.map { project($0.key, $0.value) }
  }

  private func project(
    _ folder: RepositoryPath, _ files: [FileKind: [ParsedFile]]
  ) -> DVCProject {
    let texts = ProjectTexts(snapshot)
    let configuration = configuration(of: folder, texts)
    let ignore = DVCIgnore(
      project: folder, files: texts.bytes(places.ignoreFiles(of: folder)),
      nested: places.folders.filter { $0 != folder && $0.isInside(folder) })
    func isSeen(_ file: ParsedFile) -> Bool {
      !ignore.isIgnored(file.path, isFolder: false) && !isInsideOutput(file.path)
    }
    let seen = files.mapValues { $0.filter(isSeen) }
    let ignored = files.values.flatMap(\.self).filter { !isSeen($0) }
    let locks = (seen[.dvcLock] ?? []).map { DVCLock($0) }
    let pipelines = pipelines(in: folder, seen[.dvcPipeline] ?? [], locks, ignore, configuration)
    let withPipeline = Set(pipelines.map(\.path.folder))
    return DVCProject(
      folder: folder, isInitialized: places.holds(folder), configuration: configuration,
      ignore: ignore, ignoredFiles: ignored.map(\.path).sorted(), parameterFiles: parameterFiles,
      unreadable: texts.unreadable.sorted { $0.path < $1.path },
      dvcFiles: (seen[.dvcFile] ?? []).map { DVCFile($0, in: folder, ignore) },
      pipelines: pipelines,
      strayLocks: locks.filter { !withPipeline.contains($0.path.folder) })
  }

  /// DVC walks the folders from the top, and not those that a file on the way names as outputs.
  ///
  /// Source: `collect_files` of `dvc/repo/index.py`, DVC 3.67.
  private func isInsideOutput(_ path: RepositoryPath) -> Bool {
    guard let output = dvcFiles.output(holding: path.folder) else { return false }
    let above = output.path.folder
    let folder = output.node.location.path.folder
    return above == folder || above.isInside(folder)
  }

  private func configuration(
    of folder: RepositoryPath, _ texts: ProjectTexts
  ) -> DVCConfiguration {
    DVCConfiguration(
      texts.bytes([folder.appending(".dvc").appending("config")]).map {
        DVCConfigurationFile(.repository, path: $0.path, bytes: $0.bytes)
      })
  }

  private func pipelines(
    in folder: RepositoryPath, _ files: [ParsedFile], _ locks: [DVCLock], _ ignore: DVCIgnore,
    _ configuration: DVCConfiguration
  ) -> [DVCPipeline] {
    let lockOfFolder = Dictionary(
      locks.map { ($0.path.folder, $0) }, uniquingKeysWith: { first, _ in first })
    return files.map {
      DVCPipeline(
        $0, lock: lockOfFolder[$0.path.folder], project: folder, files: parameterFiles,
        ignore: ignore, options: configuration.templateOptions)
    }
  }
}

extension RepositoryDocuments {
  /// The DVC projects, sorted by folder; made when they are first asked for, and their stages
  /// expanded when those are.
  public var dvcProjects: [DVCProject] {
    lazyDVCProjects.value { DVCProjects(self).projects }
  }
}
