public import ByteText
import RepositorySnapshot
import Synchronization

/// A git repository, read only: its index, commits and work tree as snapshots.
///
/// Calls may come from any thread: libgit2's objects are behind one lock. Nothing is ever written.
public final class GitRepository: Sendable {
  /// `.git`, or a linked work tree's own folder below it; absolute, without a slash at the end.
  public let gitDirectory: ByteString
  /// The `.git` that all linked work trees share.
  let commonDirectory: ByteString
  /// The top of the work tree, absolute, without a slash at the end; nil in a bare repository.
  public let workTree: ByteString?
  public let environment: GitEnvironment
  /// The index that git tells us to use: `GIT_INDEX_FILE`, or the repository's own.
  let indexFile: ByteString
  /// Where a shallow clone's history was cut: commits whose parents are not here.
  let shallowCommits: Set<ObjectID>
  private let storage: Mutex<Storage>

  /// What libgit2 owns; its parts are used by one thread at a time.
  struct Storage: ~Copyable {
    let handle: RepositoryHandle
    let objects: ObjectDatabase
  }

  /// Opens the repository that `folder` lies in, or the one that `GIT_DIR` names.
  ///
  /// - Parameter folder: absolute, or seen from the environment's working folder.
  public init(at folder: ByteString, environment: GitEnvironment) throws(GitError) {
    let handle = try openRepository(at: environment.absolute(folder), environment: environment)
    guard let gitDirectory = handle.gitDirectory, let common = handle.commonDirectory else {
      throw GitError(.unreadable, "the repository at \(folder.quoted) has no git directory")
    }
    let objects = try handle.objectDatabase()
    for folder in environment.objectFolders { try objects.add(folder: folder) }
    self.gitDirectory = gitDirectory.withoutTrailingSlash
    commonDirectory = common.withoutTrailingSlash
    self.environment = environment
    workTree = handle.workTree?.withoutTrailingSlash
    indexFile = environment.path("GIT_INDEX_FILE") ?? gitDirectory.appendingPath("index")
    shallowCommits = try readShallowCommits(in: common)
    storage = Mutex(Storage(handle: handle, objects: objects))
  }

  /// Whether the history was cut by `git clone --depth`.
  public var isShallow: Bool { !shallowCommits.isEmpty }

  public var isBare: Bool { workTree == nil }

  /// Runs `body` with libgit2's objects, alone.
  func reading<Result: Sendable>(
    _ body: (borrowing Storage) throws(GitError) -> Result
  ) throws(GitError) -> Result {
    try storage.withLock { storage throws(GitError) in try body(storage) }
  }
}

extension GitRepository.Storage {
  /// A commit of the repository; throws where the object is missing or is none.
  func commit(_ id: ObjectID) throws(GitError) -> CommitObject {
    guard let object = try objects.content(of: id, limit: TreeLimits.objectBytes) else {
      throw GitError(.unreadable, "commit \(id) is not here; fetch the whole history")
    }
    guard object.header.kind == .commit, let commit = CommitObject(object.bytes) else {
      throw GitError(.unreadable, "object \(id) is no readable commit; run 'git fsck'")
    }
    return commit
  }

  /// The bytes of a tree object.
  func tree(_ id: ObjectID) throws(GitError) -> [UInt8] {
    // git knows the empty tree without storing it.
    if id.description == "4b825dc642cb6eb9a060e54bf8d69288fbee4904" { return [] }
    guard let object = try objects.content(of: id, limit: TreeLimits.objectBytes) else {
      throw GitError(.unreadable, "tree \(id) is not here; run 'git fsck' or fetch it")
    }
    guard object.header.kind == .tree else {
      throw GitError(.unreadable, "object \(id) is no tree; run 'git fsck'")
    }
    return object.bytes
  }
}

/// The ids in `shallow`, one a line; none where there is no such file.
private func readShallowCommits(in folder: ByteString) throws(GitError) -> Set<ObjectID> {
  let file = folder.appendingPath("shallow")
  do throws(FileFailure) {
    let lines = try Folder.content(ofFile: file, limit: 16 << 20).split(separator: .lineFeed)
    return Set(lines.compactMap { ObjectID(hexadecimal: $0) })
  } catch {
    if error.isMissing { return [] }
    throw GitError(.unreadable, "cannot read \(file.quoted): \(error.reason)")
  }
}
