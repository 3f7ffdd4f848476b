import ByteText
public import RepositorySnapshot

extension GitRepository {
  /// The tracked files and the untracked ones that are not ignored, as they are on disk.
  ///
  /// Submodules stay entries; a tracked file that was removed is absent.
  public func workTreeSnapshot() throws(GitError) -> Snapshot {
    guard let workTree else {
      throw GitError(
        .unsupported,
        "\(gitDirectory.quoted) is a bare repository without a work tree; name a commit instead")
    }
    let index = try readIndex(head: try head())
    let submodules = index.filter { FileMode(git: $0.mode) == .submodule }
    let tracked = Set(index.map(\.path)).subtracting(submodules.map(\.path))
    var walk = WorkTreeWalk(
      workTree: workTree, tracked: tracked, rules: try outsideIgnoreRules(),
      ignoresCase: try ignoresCase())
    let files = try walk.files()
    let links = submodules.map {
      SnapshotEntry(path: $0.path, mode: .submodule, object: $0.object)
    }
    return Snapshot(
      source: .worktree, entries: files + links, blobs: WorkTreeBlobs(workTree: workTree),
      outsideAttributes: try outsideAttributes())
  }

  /// The attribute files that git applies to the work tree besides those in it.
  private func outsideAttributes() throws(GitError) -> OutsideAttributes {
    OutsideAttributes(
      global: try userRules("core.attributesFile", defaultName: "attributes"),
      info: try optionalContent(of: commonDirectory.appendingPath("info/attributes")))
  }

  /// The user's ignore file and the repository's own, the least important first.
  private func outsideIgnoreRules() throws(GitError) -> [IgnoreRules] {
    let ignoresCase = try ignoresCase()
    return [
      try userRules("core.excludesFile", defaultName: "ignore"),
      try optionalContent(of: commonDirectory.appendingPath("info/exclude")),
    ].map { IgnoreRules($0, in: "", ignoresCase: ignoresCase) }
  }

  /// `core.ignoreCase`, which git sets when it makes a repository on a disk that has it so.
  private func ignoresCase() throws(GitError) -> Bool {
    try reading { storage throws(GitError) in
      try storage.handle.values(of: "core.ignorecase").last == "true"
    }
  }

  /// The content of the file that a configuration value names, or else of the one in the user's
  /// configuration folder; empty where there is none.
  private func userRules(
    _ name: ByteString, defaultName: ByteString
  ) throws(GitError) -> [UInt8] {
    var values: [ByteString] = []
    for file in environment.configurationFiles where FileStatus(path: file) != nil {
      values += try Configuration(file: file).values(of: name)
    }
    values += try reading { storage throws(GitError) in
      try storage.handle.values(of: name)
    }
    values += try environment.commandConfiguration().filter { $0.name == name.lowercasedASCII }.map(
      \.value)
    let configured = values.last.map { value in
      let path = environment.expandingHome(value)
      return path.hasPrefix("/") ? path : (workTree ?? gitDirectory).appendingPath(path)
    }
    guard let file = configured ?? environment.userFile(defaultName) else { return [] }
    return try optionalContent(of: file)
  }

  /// Empty for a file that does not exist or that git, too, may not read.
  private func optionalContent(of file: ByteString) throws(GitError) -> [UInt8] {
    do throws(FileFailure) {
      return try Folder.content(ofFile: file, limit: TreeLimits.ruleBytes)
    } catch {
      if error.isMissing || error.isDenied { return [] }
      throw GitError(.unreadable, "cannot read \(file.quoted): \(error.reason)")
    }
  }
}
