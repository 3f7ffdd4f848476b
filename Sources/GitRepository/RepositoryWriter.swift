public import ByteText
public import RepositorySnapshot

/// Makes a repository in an empty folder: for the example project, never for one that is judged.
///
/// The same calls give the same commit ids on every machine.
public struct RepositoryWriter: ~Copyable {
  /// The top of the work tree.
  public let folder: ByteString
  private let handle: RepositoryHandle
  private let objects: ObjectDatabase

  /// Makes the folder and a repository in it whose branch will be `main`; throws where the folder
  /// holds anything.
  public init(creating folder: ByteString, environment: GitEnvironment) throws(GitError) {
    let folder = environment.absolute(folder)
    if FileStatus(path: folder) != nil { try requireEmpty(folder) }
    let handle = try RepositoryHandle(creating: folder)
    objects = try handle.objectDatabase()
    self.handle = handle
    self.folder = folder
  }

  /// Sets a value in the repository's own configuration: `("filter.lfs.required", "true")`.
  public func setConfiguration(_ name: ByteString, to value: ByteString) throws(GitError) {
    try handle.setConfiguration(name, to: value)
  }

  /// Stores the files as a commit and lets `main` point to it.
  public func commit(
    _ files: [RepositoryPath: NewFile], message: ByteString, author: Signature,
    committer: Signature? = nil, parents: [ObjectID] = []
  ) throws(GitError) -> ObjectID {
    let tree = try storeTree(files)
    let parentLines = parents.map { "parent \($0)\n" }.joined()
    let lines =
      Array("tree \(tree)\n\(parentLines)author ".utf8) + author.line.bytes
      + Array("\ncommitter ".utf8) + (committer ?? author).line.bytes + Array("\n\n".utf8)
    let commit = try objects.write(lines + message.bytes, as: .commit)
    try handle.setReference("refs/heads/main", to: commit)
    return commit
  }

  /// Makes an annotated tag of a commit.
  public func tag(
    _ name: ByteString, commit: ObjectID, message: ByteString, tagger: Signature
  ) throws(GitError) {
    let lines =
      Array("object \(commit)\ntype commit\ntag ".utf8) + name.bytes + Array("\ntagger ".utf8)
      + tagger.line.bytes + Array("\n\n".utf8)
    let tag = try objects.write(lines + message.bytes, as: .tag)
    try handle.setReference(ByteString(Array("refs/tags/".utf8) + name.bytes), to: tag)
  }

  /// Writes the files into the work tree and an index that names them, so that `git status` is clean
  /// when they are those of the last commit.
  public func checkOut(_ files: [RepositoryPath: NewFile]) throws(GitError) {
    var entries: [(path: RepositoryPath, mode: FileMode, object: ObjectID)] = []
    for (path, file) in files.sorted(by: { $0.key < $1.key }) {
      try write(file, to: path)
      entries.append((path, file.mode, try objects.write(file.bytes, as: .blob)))
    }
    try IndexFile.write(entries, to: folder.appendingPath(".git/index"))
  }

  /// Writes a new file, with the folders above it; `.git/lfs/…` is a path like any other.
  public func write(_ file: NewFile, to path: RepositoryPath) throws(GitError) {
    try file.write(to: path, in: folder)
  }

  /// Stores blobs and trees; the id of the top one.
  private func storeTree(_ files: [RepositoryPath: NewFile]) throws(GitError) -> ObjectID {
    var entries: [RepositoryPath: [TreeEntry]] = ["": []]
    for (path, file) in files {
      let blob = try objects.write(file.bytes, as: .blob)
      entries[path.folder, default: []].append(TreeEntry(path.fileName, file.mode.git, blob))
      var folder = path.folder
      while !folder.bytes.isEmpty {
        folder = folder.folder
        entries[folder, default: []] += []
      }
    }
    // The deepest first: a folder's id is known before the one above it needs it.
    for folder in entries.keys.sorted(by: { $0.components.count > $1.components.count })
    where !folder.bytes.isEmpty {
      let tree = try objects.write(treeBytes(entries[folder] ?? []), as: .tree)
      entries[folder.folder, default: []].append(TreeEntry(folder.fileName, 0o40000, tree))
    }
    return try objects.write(treeBytes(entries[""] ?? []), as: .tree)
  }
}

private func requireEmpty(_ folder: ByteString) throws(GitError) {
  do throws(FileFailure) {
    guard try Folder(path: folder).names(limit: TreeLimits.entries).isEmpty else {
      throw FileFailure("it is not empty")
    }
  } catch {
    throw GitError(
      .refused, "cannot make a repository in \(folder.quoted): \(error.reason); name a new folder")
  }
}

extension NewFile {
  /// Writes it as a new file, with the folders above it; no link on the way is followed.
  func write(to path: RepositoryPath, in folder: ByteString) throws(GitError) {
    do throws(FileFailure) {
      var parent = try Folder(path: folder)
      for component in path.components.dropLast() {
        parent = try parent.makeFolder(named: ByteString(component))
      }
      if mode == .symbolicLink {
        try parent.makeLink(named: path.fileName, to: ByteString(bytes))
      } else {
        try parent.makeFile(named: path.fileName, bytes, isExecutable: mode == .executable)
      }
    } catch {
      let place = folder.appendingPath(path.bytes)
      throw GitError(.unreadable, "cannot write \(place.quoted): \(error.reason)")
    }
  }
}
