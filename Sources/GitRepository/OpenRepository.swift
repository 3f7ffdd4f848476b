import ByteText

/// Finds the repository as git would, and opens it where git would trust it.
func openRepository(
  at folder: ByteString, environment: GitEnvironment
) throws(GitError) -> RepositoryHandle {
  if let gitDirectory = environment.path("GIT_DIR") {
    // git asks nothing about the owner of a repository that was named.
    let handle = try RepositoryHandle(opening: gitDirectory)
    try setWorkTree(of: handle, environment: environment, isNamed: true)
    return handle
  }
  let ceilings = environment.value("GIT_CEILING_DIRECTORIES")
  guard let found = try RepositoryHandle.discover(from: folder, ceilings: ceilings) else {
    throw GitError(
      .notARepository,
      "\(folder.quoted) is not in a git repository; change to one or name it with -C"
    )
  }
  let handle = try RepositoryHandle(opening: found)
  try requireTrust(in: handle, environment: environment)
  try refuseEmbedded(handle, ceilings: ceilings)
  try setWorkTree(of: handle, environment: environment, isNamed: false)
  return handle
}

/// `GIT_WORK_TREE`; without it, a repository named by `GIT_DIR` has the working folder as its work
/// tree, unless it is bare or its configuration names another (git, "GIT_WORK_TREE").
private func setWorkTree(
  of handle: borrowing RepositoryHandle, environment: GitEnvironment, isNamed: Bool
) throws(GitError) {
  if let folder = environment.path("GIT_WORK_TREE") { return try handle.setWorkTree(folder) }
  guard isNamed, handle.workTree != nil else { return }
  let configuration = try handle.configuration()
  guard try configuration.values(of: "core.worktree").isEmpty else { return }
  try handle.setWorkTree(environment.workingFolder)
}

/// A bare repository inside another one's work tree is a stranger's files, not a repository to judge.
private func refuseEmbedded(
  _ handle: borrowing RepositoryHandle, ceilings: ByteString?
) throws(GitError) {
  guard handle.workTree == nil, let folder = handle.gitDirectory else { return }
  let parent = folder.appendingPath("..")
  guard try RepositoryHandle.discover(from: parent, ceilings: ceilings) != nil else { return }
  throw GitError(
    .untrustedOwner,
    "the bare repository \(folder.quoted) lies inside another repository; change to that one, or "
      + "set GIT_DIR if you trust the bare one")
}

extension GitEnvironment {
  /// Where a push keeps its objects until a hook has agreed.
  var objectFolders: [ByteString] {
    let alternates = value("GIT_ALTERNATE_OBJECT_DIRECTORIES")?.bytes.split(separator: .ascii(":"))
    return [path("GIT_OBJECT_DIRECTORY")].compactMap { $0 }
      + (alternates ?? []).map { absolute(ByteString($0)) }
  }
}
