import ByteText
import CLibgit2
import RepositorySnapshot

/// Owner of a `git_index`.
@safe struct IndexFile: ~Copyable {
  private let index: OpaquePointer
  private let path: ByteString

  /// Reads an index file; the caller has seen it, for libgit2 takes a missing one for an empty index.
  init(path: ByteString) throws(GitError) {
    try Libgit2.start()
    var opened = unsafe OpaquePointer?.none
    let status = unsafe path.withCString { unsafe git_index_open(&opened, $0) }
    if status < 0 { throw Self.failure(path, Libgit2.lastMessage()) }
    guard let opened = unsafe opened else { throw Self.failure(path, "no index") }
    unsafe index = opened
    self.path = path
  }

  deinit {
    unsafe git_index_free(index)
  }

  /// All entries, sorted by path and stage.
  func entries() throws(GitError) -> [IndexEntry] {
    let count = unsafe git_index_entrycount(index)
    guard count <= TreeLimits.entries else {
      throw GitError(
        .refused, "the index \(path.quoted) has \(count) entries, more than \(TreeLimits.entries)")
    }
    var entries: [IndexEntry] = []
    entries.reserveCapacity(count)
    for place in 0..<count {
      guard let entry = unsafe git_index_get_byindex(index, place),
        let name = unsafe entry.pointee.path
      else { throw Self.failure(path, "entry \(place) is missing") }
      let intent = UInt16(GIT_INDEX_ENTRY_INTENT_TO_ADD.rawValue)
      entries.append(
        IndexEntry(
          path: RepositoryPath(unsafe ByteString(cString: name)),
          mode: unsafe entry.pointee.mode, object: ObjectID(unsafe entry.pointee.id),
          stage: Int(unsafe git_index_entry_stage(entry)),
          isIntentToAdd: unsafe entry.pointee.flags_extended & intent != 0))
    }
    return entries
  }

  /// Writes a new index file with these entries, which say nothing about the files on disk: git
  /// compares their content the first time it looks.
  static func write(
    _ files: [(path: RepositoryPath, mode: FileMode, object: ObjectID)], to path: ByteString
  ) throws(GitError) {
    let doing = "cannot write the index \(path.quoted)"
    let file = try IndexFile(path: path)
    for (path, mode, object) in files {
      let status = unsafe path.bytes.withCString { name in
        var entry = unsafe git_index_entry()
        unsafe entry.path = unsafe name
        unsafe entry.mode = mode.git
        unsafe entry.id = object.libgit2
        return unsafe git_index_add(file.index, &entry)
      }
      try Libgit2.check(status, doing)
    }
    try Libgit2.check(unsafe git_index_write(file.index), doing)
  }

  /// What to say of an index that is not as git wrote it.
  static func damaged(_ path: ByteString) -> GitError {
    failure(path, "it is damaged or cut short")
  }

  /// libgit2's reason, and the way out.
  private static func failure(_ path: ByteString, _ reason: String) -> GitError {
    // libgit2's words for a file that is shorter than its checksum.
    let isShort = ByteString(reason).bytes.contains("no longer exists")
    return GitError(
      .unreadable,
      "cannot read the index \(path.quoted): \(isShort ? "it is cut short" : reason); delete it, and "
        + "'git reset' makes it anew from HEAD")
  }
}
