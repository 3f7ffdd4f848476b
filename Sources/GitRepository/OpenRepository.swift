import ByteText
import RepositorySnapshot

/// A repository that git would trust, opened with what can read it.
struct OpenedRepository: ~Copyable {
  let place: RepositoryPlace
  let backend: RepositoryBackend
  let objects: ObjectStore
  let git: GitProgram
  /// 20 (SHA-1) or 32 (SHA-256).
  let idLength: Int
}

/// Finds the repository as git would, and opens it where git would trust it.
///
/// libgit2 opens those whose format it knows; git itself is asked about the others.
func openRepository(
  at folder: ByteString, environment: GitEnvironment
) throws(GitError) -> OpenedRepository {
  if try !environment.asksForGit() {
    do throws(GitError) {
      let handle = try openByLibgit2(at: folder, environment: environment)
      // libgit2 knows these by version 1 only; git heeds the work tree's own settings in any version.
      if try handle.configuration().values(of: "extensions.worktreeconfig").isEmpty {
        return try opened(handle, folder, environment)
      }
    } catch {
      guard error.kind == .unsupported else { throw error }
    }
  }
  return try openByGit(at: folder, environment: environment)
}

private func opened(
  _ handle: consuming RepositoryHandle, _ folder: ByteString, _ environment: GitEnvironment
) throws(GitError) -> OpenedRepository {
  let place = try RepositoryPlace(handle, from: folder)
  let database = try handle.objectDatabase()
  for folder in environment.objectFolders { try database.add(folder: folder) }
  return OpenedRepository(
    place: place, backend: .libgit2(handle),
    objects: .files(ObjectFiles(packed: database, loose: try looseObjects(in: place, environment))),
    git: GitProgram(place, environment), idLength: 20)
}

/// The objects that are files, wherever this repository keeps some.
func looseObjects(
  in place: RepositoryPlace, _ environment: GitEnvironment
) throws(GitError) -> LooseObjects {
  let own = place.commonDirectory.appendingPath("objects")
  return try LooseObjects(folders: [own] + environment.objectFolders)
}

private func openByLibgit2(
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
  let place = try RepositoryPlace(handle, from: folder)
  try requireTrust(in: place, environment: environment)
  try refuseEmbedded(place, ceilings: ceilings)
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
func refuseEmbedded(_ place: RepositoryPlace, ceilings: ByteString?) throws(GitError) {
  guard place.workTree == nil else { return }
  let parent = place.gitDirectory.appendingPath("..")
  guard try RepositoryHandle.discover(from: parent, ceilings: ceilings) != nil else { return }
  throw GitError(
    .untrustedOwner,
    "the bare repository \(place.gitDirectory.appendingPath("").quoted) lies inside another repository; "
      + "change to that one, or set GIT_DIR if you trust the bare one")
}

extension GitEnvironment {
  /// Where a push keeps its objects until a hook has agreed.
  var objectFolders: [ByteString] {
    [path("GIT_OBJECT_DIRECTORY")].compactMap { $0 } + alternateObjectFolders
  }

  /// Where git looks for objects beside the repository's own.
  var alternateObjectFolders: [ByteString] {
    let folders = value("GIT_ALTERNATE_OBJECT_DIRECTORIES")?.bytes.split(separator: .ascii(":"))
    return (folders ?? []).map { absolute(ByteString($0)) }
  }

  /// Whether something is set that moves the repository in a way that libgit2 does not know.
  fileprivate func asksForGit() throws(GitError) -> Bool {
    if value("GIT_COMMON_DIR") != nil { return true }
    return try commandConfiguration().contains { setting in
      setting.name == "core.bare" || setting.name == "core.worktree"
        || setting.name.hasPrefix("extensions.")
    }
  }
}

extension GitProgram {
  /// git for a repository whose place is known.
  init(_ place: RepositoryPlace, _ environment: GitEnvironment) {
    self.init(
      gitDirectory: place.gitDirectory, workTree: place.workTree, environment: environment)
  }
}
