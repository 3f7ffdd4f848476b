public import ByteText
import RepositorySnapshot
import Synchronization

/// A git repository, read only: its index, commits and work tree as snapshots.
///
/// Calls may come from any thread: the objects are behind one lock. Nothing is ever written.
/// libgit2 reads what it can, our own code what it would not survive, git itself the rest.
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
  /// git's own program for this repository.
  let git: GitProgram
  /// The number of bytes in the ids of its objects: 20 (SHA-1) or 32 (SHA-256).
  let idLength: Int
  private let storage: Mutex<Storage>

  /// What libgit2 or git owns; its parts are used by one thread at a time.
  struct Storage: ~Copyable {
    let handle: RepositoryBackend
    let objects: ObjectStore
  }

  /// Opens the repository that `folder` lies in, or the one that `GIT_DIR` names.
  ///
  /// - Parameter folder: absolute, or seen from the environment's working folder.
  public init(at folder: ByteString, environment: GitEnvironment) throws(GitError) {
    let opened = try openRepository(at: environment.absolute(folder), environment: environment)
    gitDirectory = opened.place.gitDirectory
    commonDirectory = opened.place.commonDirectory
    workTree = opened.place.workTree
    self.environment = environment
    indexFile = environment.indexFile(of: opened.place)
    shallowCommits = try readShallowCommits(
      environment.path("GIT_SHALLOW_FILE") ?? commonDirectory.appendingPath("shallow"))
    git = opened.git
    idLength = opened.idLength
    storage = Mutex(Storage(handle: opened.backend, objects: opened.objects))
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
    if id == .emptyTree(idLength: id.count) { return [] }
    guard let object = try objects.content(of: id, limit: TreeLimits.objectBytes) else {
      throw GitError(.unreadable, "tree \(id) is not here; run 'git fsck' or fetch it")
    }
    guard object.header.kind == .tree else {
      throw GitError(.unreadable, "object \(id) is no tree; run 'git fsck'")
    }
    return object.bytes
  }
}

extension GitEnvironment {
  /// `GIT_INDEX_FILE`, which git sees from the top of the work tree, or the repository's own.
  fileprivate func indexFile(of place: RepositoryPlace) -> ByteString {
    guard let file = value("GIT_INDEX_FILE") else {
      return place.gitDirectory.appendingPath("index")
    }
    return file.hasPrefix("/") ? file : (place.workTree ?? workingFolder).appendingPath(file)
  }
}

/// The ids in `shallow`, one a line; none where there is no such file.
private func readShallowCommits(_ file: ByteString) throws(GitError) -> Set<ObjectID> {
  do throws(FileFailure) {
    let lines = try Folder.content(ofFile: file, limit: 16 << 20).split(separator: .lineFeed)
    return Set(lines.compactMap { ObjectID(hexadecimal: $0) })
  } catch {
    if error.isMissing { return [] }
    throw GitError(.unreadable, "cannot read \(file.quoted): \(error.reason)")
  }
}
