import ByteText
import RepositorySnapshot

/// Where a snapshot holds what makes a project.
struct ProjectPlaces {
  /// The folders that hold a `.dvc/` folder, sorted.
  let folders: [RepositoryPath]
  private let known: Set<RepositoryPath>
  private let ignoreFiles: [RepositoryPath]

  init(_ snapshot: Snapshot) {
    var known: Set<RepositoryPath> = []
    var ignoreFiles: [RepositoryPath] = []
    for entry in snapshot.entries {
      if let folder = entry.path.folderOfDVCFolder { known.insert(folder) }
      if entry.path.bytes.hasSuffix(".dvcignore"), entry.path.fileName == ".dvcignore" {
        ignoreFiles.append(entry.path)
      }
    }
    folders = known.sorted()
    self.known = known
    self.ignoreFiles = ignoreFiles
  }

  /// Whether the folder holds a `.dvc/` folder.
  func holds(_ folder: RepositoryPath) -> Bool { known.contains(folder) }

  /// The deepest project that holds the path; the top where none does.
  func owner(of path: RepositoryPath) -> RepositoryPath {
    var folder = path.folder
    while !known.contains(folder), !folder.bytes.isEmpty { folder = folder.folder }
    return folder
  }

  func ignoreFiles(of folder: RepositoryPath) -> [RepositoryPath] {
    ignoreFiles.filter { owner(of: $0) == folder }
  }
}

extension RepositoryPath {
  /// The folder of the first `.dvc/` folder above the path, where DVC keeps what is its own; nil
  /// where there is none.
  var folderOfDVCFolder: RepositoryPath? {
    let bytes = bytes.bytes
    if bytes.starts(with: ".dvc/") { return "" }
    guard bytes.contains("/.dvc/") else { return nil }
    let parents = components.prefix { !($0 == ".dvc") }
    return RepositoryPath(ByteString(parents.joined(separator: [.ascii("/")])))
  }
}
