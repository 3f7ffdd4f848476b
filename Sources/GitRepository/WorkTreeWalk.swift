import ByteText
import RepositorySnapshot

/// Lists a work tree: the tracked files that are there, and the untracked ones that are not ignored.
struct WorkTreeWalk {
  private let workTree: ByteString
  private let tracked: Set<RepositoryPath>
  /// The folders above the tracked files.
  private let trackedFolders: Set<RepositoryPath>
  private let ignoresCase: Bool
  private var entries: [SnapshotEntry] = []
  private var pending: [PendingFolder]
  private var budget = TreeLimits.entries

  private struct PendingFolder {
    let path: RepositoryPath
    let depth: Int
    /// Nothing untracked in it counts: it is ignored, or another repository's.
    let isTrackedOnly: Bool
    /// The ignore files that count here, the least important first.
    let rules: [IgnoreRules]
  }

  /// - Parameters:
  ///   - tracked: the paths of the index, submodules left out.
  ///   - rules: the ignore files outside the work tree, the least important first.
  init(
    workTree: ByteString, tracked: Set<RepositoryPath>, rules: [IgnoreRules], ignoresCase: Bool
  ) {
    self.workTree = workTree
    self.tracked = tracked
    self.ignoresCase = ignoresCase
    pending = [PendingFolder(path: "", depth: 0, isTrackedOnly: false, rules: rules)]
    var folders: Set<RepositoryPath> = []
    for path in tracked {
      var folder = path.folder
      while !folder.bytes.isEmpty, folders.insert(folder).inserted { folder = folder.folder }
    }
    trackedFolders = folders
  }

  /// The files and links of the work tree, in no order.
  mutating func files() throws(GitError) -> [SnapshotEntry] {
    while let folder = pending.popLast() { try list(folder) }
    return entries
  }

  private mutating func list(_ folder: PendingFolder) throws(GitError) {
    let contents = try contents(of: folder)
    budget -= contents.names.count
    guard budget >= 0, folder.depth < TreeLimits.depth else {
      throw GitError(
        .refused,
        "the work tree \(workTree.quoted) holds too much: more than \(TreeLimits.entries) files and "
          + "folders that are not ignored, or folders deeper than \(TreeLimits.depth)")
    }
    // Another repository inside this one keeps its own untracked files.
    let isNested = !folder.path.bytes.isEmpty && contents.names.contains { $0.name == ".git" }
    let inside = PendingFolder(
      path: folder.path, depth: folder.depth, isTrackedOnly: folder.isTrackedOnly || isNested,
      rules: folder.rules + contents.rules)
    for (name, status) in contents.names where !(name.lowercasedASCII == ".git") {
      let path = folder.path.appending(name)
      switch status.kind {
      case .folder: enter(path, from: inside)
      case .regular, .symbolicLink: add(path, status, in: inside)
      case .other: break
      }
    }
  }

  private mutating func enter(_ path: RepositoryPath, from folder: PendingFolder) {
    let isTrackedOnly = folder.isTrackedOnly || folder.rules.ignore(path, isFolder: true)
    if isTrackedOnly, !trackedFolders.contains(path) { return }
    pending.append(
      PendingFolder(
        path: path, depth: folder.depth + 1, isTrackedOnly: isTrackedOnly, rules: folder.rules))
  }

  private mutating func add(_ path: RepositoryPath, _ status: FileStatus, in folder: PendingFolder)
  {
    if !tracked.contains(path) {
      if folder.isTrackedOnly || folder.rules.ignore(path, isFolder: false) { return }
    }
    let mode: FileMode =
      status.kind == .symbolicLink ? .symbolicLink : status.isExecutable ? .executable : .regular
    entries.append(SnapshotEntry(path: path, mode: mode, object: nil))
  }

  /// What a folder holds.
  private struct Contents {
    /// A file that has just been removed is left out.
    var names: [(name: ByteString, status: FileStatus)] = []
    /// Those of its `.gitignore`, if that is a regular file: git follows no link here.
    var rules: [IgnoreRules] = []
  }

  private func contents(of folder: PendingFolder) throws(GitError) -> Contents {
    do throws(FileFailure) {
      let components = folder.path.bytes.isEmpty ? [] : folder.path.components
      let opened = try Folder(path: workTree).folder(at: components)
      var contents = Contents()
      for name in try opened.names(limit: TreeLimits.entries) {
        guard let status = try opened.statusIfPresent(of: name) else { continue }
        contents.names.append((name, status))
        guard name == ".gitignore", status.kind == .regular else { continue }
        let bytes = try opened.content(of: name, limit: TreeLimits.ruleBytes)
        contents.rules = [IgnoreRules(bytes, in: folder.path, ignoresCase: ignoresCase)]
      }
      return contents
    } catch {
      let path = workTree.appendingPath(folder.path.bytes)
      throw GitError(.unreadable, "cannot list the folder \(path.quoted): \(error.reason)")
    }
  }
}
