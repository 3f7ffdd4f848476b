import ByteText
import CLibgit2
import RepositorySnapshot

extension ObjectKind {
  fileprivate var libgit2: git_object_t {
    switch self {
    case .commit: GIT_OBJECT_COMMIT
    case .tree: GIT_OBJECT_TREE
    case .blob: GIT_OBJECT_BLOB
    case .tag: GIT_OBJECT_TAG
    }
  }
}

/// Owner of a `git_odb`: the objects of a repository, by id. Content comes out as copied bytes.
@safe struct ObjectDatabase: ~Copyable {
  private let database: OpaquePointer

  /// Takes over one reference.
  init(owning database: OpaquePointer) {
    unsafe self.database = database
  }

  /// Opens the objects of a SHA-1 repository in this folder, whatever else there is to the repository.
  init(folder: ByteString) throws(GitError) {
    try Libgit2.start()
    var opened = unsafe OpaquePointer?.none
    let doing = "cannot open the objects in \(folder.quoted)"
    try Libgit2.check(unsafe folder.withCString { unsafe git_odb_open(&opened, $0) }, doing)
    guard let opened = unsafe opened else { throw GitError(.unreadable, doing) }
    unsafe database = opened
  }

  deinit {
    unsafe git_odb_free(database)
  }

  /// Adds a folder of objects: a push's quarantine, for one.
  func add(folder: ByteString) throws(GitError) {
    let status = unsafe folder.withCString { unsafe git_odb_add_disk_alternate(database, $0) }
    try Libgit2.check(status, "cannot read the objects in \(folder.quoted)")
  }

  /// nil where the object is not here.
  func header(of id: ObjectID) throws(GitError) -> ObjectHeader? {
    var (size, kind, name) = (0, GIT_OBJECT_ANY, id.libgit2)
    let status = unsafe git_odb_read_header(&size, &kind, database, &name)
    guard try Libgit2.found(status, "cannot read object \(id)") else { return nil }
    return ObjectHeader(kind: try objectKind(kind, of: id), size: size)
  }

  /// The whole content of an object of at most `limit` bytes; nil where the object is not here.
  func content(
    of id: ObjectID, limit: Int
  ) throws(GitError) -> (header: ObjectHeader, bytes: [UInt8])? {
    // The header is cheap; without it a large blob would be unpacked before its size is known.
    guard let header = try header(of: id) else { return nil }
    guard header.size <= limit else {
      throw GitError(.refused, "object \(id) has \(header.size) bytes, more than \(limit)")
    }
    var (object, name) = unsafe (OpaquePointer?.none, id.libgit2)
    let status = unsafe git_odb_read(&object, database, &name)
    guard try Libgit2.found(status, "cannot read object \(id)"), let object = unsafe object else {
      return nil
    }
    defer { unsafe git_odb_object_free(object) }
    let bytes = unsafe UnsafeRawBufferPointer(
      start: git_odb_object_data(object), count: git_odb_object_size(object))
    return (header, unsafe Array(bytes))
  }

  /// All objects whose ids begin with `prefix` (4–40 hexadecimal digits), sorted.
  func objects(startingWith prefix: ByteString) throws(GitError) -> [ObjectID] {
    guard prefix.count <= 40 else { return [] }
    var found = git_oid()
    let digits = ByteString(prefix + [UInt8](repeating: .ascii("0"), count: 40 - prefix.count))
    guard let padded = ObjectID(hexadecimal: digits) else { return [] }
    var name = padded.libgit2
    let status = unsafe git_odb_exists_prefix(&found, database, &name, prefix.count)
    if status == GIT_EAMBIGUOUS.rawValue { return try scan(for: prefix.lowercasedASCII) }
    return try Libgit2.found(status, "cannot look for object \(prefix.quoted)")
      ? [ObjectID(found)] : []
  }

  /// The slow way, for a prefix that several objects share: every id of the repository.
  private func scan(for prefix: ByteString) throws(GitError) -> [ObjectID] {
    var search = PrefixSearch(prefix: prefix)
    let status = unsafe withUnsafeMutablePointer(to: &search) { search in
      unsafe git_odb_foreach(
        database,
        { id, payload in
          guard let id = unsafe id, let payload = unsafe payload else { return -1 }
          unsafe payload.assumingMemoryBound(to: PrefixSearch.self).pointee.add(
            ObjectID(id.pointee))
          return 0
        }, search)
    }
    try Libgit2.check(status, "cannot list the objects")
    return search.matches.sorted()
  }

  /// Stores an object; what is there already is left alone.
  func write(_ bytes: [UInt8], as kind: ObjectKind) throws(GitError) -> ObjectID {
    var id = git_oid()
    let status = unsafe bytes.withUnsafeBytes { buffer in
      unsafe git_odb_write(&id, database, buffer.baseAddress, buffer.count, kind.libgit2)
    }
    try Libgit2.check(status, "cannot store an object of \(bytes.count) bytes")
    return ObjectID(id)
  }

  private func objectKind(_ kind: git_object_t, of id: ObjectID) throws(GitError) -> ObjectKind {
    switch kind {
    case GIT_OBJECT_COMMIT: .commit
    case GIT_OBJECT_TREE: .tree
    case GIT_OBJECT_BLOB: .blob
    case GIT_OBJECT_TAG: .tag
    default:
      throw GitError(.unreadable, "object \(id) is of no kind that git stores; run 'git fsck'")
    }
  }
}

/// Collects the ids with a prefix; an object that is stored twice counts once.
private struct PrefixSearch {
  let prefix: ByteString
  var matches: Set<ObjectID> = []

  mutating func add(_ id: ObjectID) {
    if id.description.utf8.starts(with: prefix) { matches.insert(id) }
  }
}
