import ByteText
import CLibgit2
import RepositorySnapshot

/// Owner of a `git_repository`. One thread at a time: see `GitRepository`.
@safe struct RepositoryHandle: ~Copyable {
  private let repository: OpaquePointer

  /// Opens exactly this git directory (or work tree with a `.git` in it), never a folder above it.
  init(opening folder: ByteString) throws(GitError) {
    try Libgit2.start()
    let doing = "cannot open the repository \(folder.quoted)"
    var opened = unsafe OpaquePointer?.none
    let flags = GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue
    let status = unsafe folder.withCString {
      unsafe git_repository_open_ext(&opened, $0, flags, nil)
    }
    guard try Libgit2.found(status, doing), let opened = unsafe opened else {
      throw GitError(.notARepository, "\(folder.quoted) is not a git repository")
    }
    unsafe repository = opened
  }

  /// Makes a repository whose first branch is `main`, or opens the one that is there.
  init(creating folder: ByteString) throws(GitError) {
    try Libgit2.start()
    var options = unsafe git_repository_init_options()
    let version = UInt32(GIT_REPOSITORY_INIT_OPTIONS_VERSION)
    try Libgit2.check(
      unsafe git_repository_init_options_init(&options, version), "cannot make a repository")
    unsafe options.flags |= GIT_REPOSITORY_INIT_MKPATH.rawValue
    var made = unsafe OpaquePointer?.none
    let status = unsafe ByteString("main").withCString { branch in
      unsafe options.initial_head = unsafe branch
      return unsafe folder.withCString { unsafe git_repository_init_ext(&made, $0, &options) }
    }
    let doing = "cannot make a repository at \(folder.quoted)"
    try Libgit2.check(status, doing)
    guard let made = unsafe made else { throw GitError(.unreadable, doing) }
    unsafe repository = made
  }

  deinit {
    unsafe git_repository_free(repository)
  }

  /// The git directory of the repository that holds `folder`; nil where there is none.
  static func discover(
    from folder: ByteString, ceilings: ByteString?
  ) throws(GitError) -> ByteString? {
    try Libgit2.start()
    var buffer = unsafe git_buf()
    defer { unsafe git_buf_dispose(&buffer) }
    let status = unsafe folder.withCString { folder in
      guard let ceilings else { return unsafe git_repository_discover(&buffer, folder, 0, nil) }
      return unsafe ceilings.withCString { unsafe git_repository_discover(&buffer, folder, 0, $0) }
    }
    guard try Libgit2.found(status, "cannot look for a repository from \(folder.quoted)"),
      let path = unsafe buffer.ptr
    else { return nil }
    return unsafe ByteString(cString: path)
  }

  /// `.git`, or a linked work tree's own folder below it.
  var gitDirectory: ByteString? { unsafe string(git_repository_path(repository)) }

  /// The `.git` that all linked work trees share.
  var commonDirectory: ByteString? { unsafe string(git_repository_commondir(repository)) }

  /// The top of the work tree; nil where the repository is bare.
  var workTree: ByteString? { unsafe string(git_repository_workdir(repository)) }

  /// Uses another work tree, for this process only.
  func setWorkTree(_ folder: ByteString) throws(GitError) {
    // The last argument 0: nothing is written to the repository's configuration.
    let status = unsafe folder.withCString { unsafe git_repository_set_workdir(repository, $0, 0) }
    try Libgit2.check(status, "cannot use the work tree \(folder.quoted)")
  }

  func objectDatabase() throws(GitError) -> ObjectDatabase {
    var database = unsafe OpaquePointer?.none
    let doing = "cannot open the objects"
    try Libgit2.check(unsafe git_repository_odb(&database, repository), doing)
    guard let database = unsafe database else { throw GitError(.unreadable, doing) }
    return unsafe ObjectDatabase(owning: database)
  }

  /// The configuration of the repository alone: search paths are off.
  func configuration() throws(GitError) -> Configuration {
    var configuration = unsafe OpaquePointer?.none
    let doing = "cannot read the configuration of the repository"
    try Libgit2.check(unsafe git_repository_config_snapshot(&configuration, repository), doing)
    guard let configuration = unsafe configuration else { throw GitError(.unreadable, doing) }
    return unsafe Configuration(owning: configuration)
  }

  /// The object that a reference leads to, through symbolic ones; nil where there is none of that
  /// name or the name cannot be one.
  func target(ofReference name: ByteString) throws(GitError) -> ObjectID? {
    var id = git_oid()
    let status = unsafe name.withCString { unsafe git_reference_name_to_id(&id, repository, $0) }
    if status == GIT_EINVALIDSPEC.rawValue { return nil }
    return try Libgit2.found(status, "cannot read the reference \(name.quoted)")
      ? ObjectID(id) : nil
  }

  /// The full names of all references, sorted.
  func referenceNames() throws(GitError) -> [ByteString] {
    var list = unsafe git_strarray()
    try Libgit2.check(unsafe git_reference_list(&list, repository), "cannot list the references")
    defer { unsafe git_strarray_dispose(&list) }
    let names = unsafe UnsafeBufferPointer(start: list.strings, count: list.count)
    return unsafe names.compactMap { unsafe string($0) }.sorted()
  }

  /// Points a reference, made where it is missing, to an object.
  func setReference(_ name: ByteString, to id: ObjectID) throws(GitError) {
    var (reference, target) = unsafe (OpaquePointer?.none, id.libgit2)
    let status = unsafe name.withCString {
      unsafe git_reference_create(&reference, repository, $0, &target, 1, nil)
    }
    try Libgit2.check(status, "cannot write the reference \(name.quoted)")
    unsafe git_reference_free(reference)
  }

  /// Sets a value in the repository's own configuration file.
  func setConfiguration(_ name: ByteString, to value: ByteString) throws(GitError) {
    let doing = "cannot set \(name.quoted) in the repository's configuration"
    var configuration = unsafe OpaquePointer?.none
    try Libgit2.check(unsafe git_repository_config(&configuration, repository), doing)
    defer { unsafe git_config_free(configuration) }
    let status = unsafe name.withCString { name in
      unsafe value.withCString { unsafe git_config_set_string(configuration, name, $0) }
    }
    try Libgit2.check(status, doing)
  }

  private func string(_ text: UnsafePointer<CChar>?) -> ByteString? {
    unsafe text.map { unsafe ByteString(cString: $0) }
  }
}
