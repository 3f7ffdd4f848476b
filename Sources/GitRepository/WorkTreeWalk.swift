import ByteText
import RepositorySnapshot

/// Lists a work tree: the tracked files that are there, and the untracked ones that are not ignored.
struct WorkTreeWalk {
  private let workTree: ByteString
  private let tracked: Set<RepositoryPath>
  /// The folders above the tracked files.
  private let trackedFolders: Set<RepositoryPath>
  /// What the ignore files say of a path that is not tracked; a folder's ends with `/`.
  private let isIgnored: (ByteString) throws(GitError) -> Bool
  private var entries: [SnapshotEntry] = []
  private var pending = [PendingFolder(path: "", depth: 0, isTrackedOnly: false)]
  private var budget = TreeLimits.entries

  private struct PendingFolder {
    let path: RepositoryPath
    let depth: Int
    /// Nothing untracked in it counts: it is ignored, or another repository's.
    let isTrackedOnly: Bool
  }

  /// - Parameter tracked: the paths of the index, submodules left out.
  init(
    workTree: ByteString, tracked: Set<RepositoryPath>,
    isIgnored: @escaping (ByteString) throws(GitError) -> Bool
  ) {
    self.workTree = workTree
    self.tracked = tracked
    self.isIgnored = isIgnored
    var folders: Set<RepositoryPath> = []
    for path in tracked {
      var folder = path.folder
      while !folder.bytes.isEmpty, folders.insert(folder).inserted { folder = folder.folder }
    }
    trackedFolders = folders
  }

  /// The files and links of the work tree, in no order.
  static func entries(
    _ workTree: ByteString, tracked: Set<RepositoryPath>,
    isIgnored: @escaping (ByteString) throws(GitError) -> Bool
  ) throws(GitError) -> [SnapshotEntry] {
    var walk = WorkTreeWalk(workTree: workTree, tracked: tracked, isIgnored: isIgnored)
    while let folder = walk.pending.popLast() { try walk.list(folder) }
    return walk.entries
  }

  private mutating func list(_ folder: PendingFolder) throws(GitError) {
    let names = try names(in: folder)
    budget -= names.count
    guard budget >= 0, folder.depth < TreeLimits.depth else {
      throw GitError(
        .refused,
        "the work tree \(workTree.quoted) holds too much: more than \(TreeLimits.entries) files and "
          + "folders that are not ignored, or folders deeper than \(TreeLimits.depth)")
    }
    // Another repository inside this one keeps its own untracked files.
    let isNested = !folder.path.bytes.isEmpty && names.contains { $0.name == ".git" }
    for (name, status) in names where name.lowercasedASCII != ".git" {
      let path = folder.path.appending(name)
      let isTrackedOnly = folder.isTrackedOnly || isNested
      switch status.kind {
      case .folder: try enter(path, folder.depth + 1, isTrackedOnly: isTrackedOnly)
      case .regular, .symbolicLink: try add(path, status, isTrackedOnly: isTrackedOnly)
      case .other: break
      }
    }
  }

  private mutating func enter(
    _ path: RepositoryPath, _ depth: Int, isTrackedOnly: Bool
  ) throws(GitError) {
    var isTrackedOnly = isTrackedOnly
    if !isTrackedOnly {
      isTrackedOnly = try isIgnored(ByteString(path.bytes.bytes + [.ascii("/")]))
    }
    if isTrackedOnly, !trackedFolders.contains(path) { return }
    pending.append(PendingFolder(path: path, depth: depth, isTrackedOnly: isTrackedOnly))
  }

  private mutating func add(
    _ path: RepositoryPath, _ status: FileStatus, isTrackedOnly: Bool
  ) throws(GitError) {
    if !tracked.contains(path) {
      if isTrackedOnly { return }
      if try isIgnored(path.bytes) { return }
    }
    let mode: FileMode =
      status.kind == .symbolicLink ? .symbolicLink : status.isExecutable ? .executable : .regular
    entries.append(SnapshotEntry(path: path, mode: mode, object: nil))
  }

  /// The names in a folder with what they are; a file that has just been removed is left out.
  private func names(
    in folder: PendingFolder
  ) throws(GitError) -> [(name: ByteString, status: FileStatus)] {
    do throws(FileFailure) {
      let components = folder.path.bytes.isEmpty ? [] : folder.path.components
      let opened = try Folder(path: workTree).folder(at: components)
      var names: [(name: ByteString, status: FileStatus)] = []
      for name in try opened.names(limit: TreeLimits.entries) {
        if let status = try opened.statusIfPresent(of: name) { names.append((name, status)) }
      }
      return names
    } catch {
      let path = workTree.appendingPath(folder.path.bytes)
      throw GitError(.unreadable, "cannot list the folder \(path.quoted): \(error.reason)")
    }
  }
}
