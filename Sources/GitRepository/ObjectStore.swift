import ByteText
import RepositorySnapshot

/// The objects of a repository, by id, from whatever can read them.
enum ObjectStore: ~Copyable {
  case files(ObjectFiles)
  case git(ObjectReader)

  /// nil where the object is not here.
  func header(of id: ObjectID) throws(GitError) -> ObjectHeader? {
    switch self {
    case .files(let files): try files.header(of: id)
    case .git(let reader): try reader.header(of: id)
    }
  }

  /// The whole content of an object of at most `limit` bytes; nil where the object is not here.
  func content(
    of id: ObjectID, limit: Int
  ) throws(GitError) -> (header: ObjectHeader, bytes: [UInt8])? {
    switch self {
    case .files(let files): try files.content(of: id, limit: limit)
    case .git(let reader): try reader.content(of: id, limit: limit)
    }
  }

  /// All objects whose ids begin with `prefix` (4–64 hexadecimal digits), sorted.
  func objects(startingWith prefix: ByteString) throws(GitError) -> [ObjectID] {
    switch self {
    case .files(let files): try files.packed.objects(startingWith: prefix)
    case .git(let reader): try reader.objects(startingWith: prefix)
    }
  }
}

/// The objects of a SHA-1 repository: those that are a file each are read by us, the packed ones by
/// libgit2.
struct ObjectFiles: ~Copyable {
  let packed: ObjectDatabase
  let loose: LooseObjects

  func header(of id: ObjectID) throws(GitError) -> ObjectHeader? {
    guard id.count == 20 else { return nil }
    if let header = try loose.header(of: id) { return header }
    return try packed.header(of: id)
  }

  func content(
    of id: ObjectID, limit: Int
  ) throws(GitError) -> (header: ObjectHeader, bytes: [UInt8])? {
    guard id.count == 20 else { return nil }
    if let object = try loose.content(of: id, limit: limit) { return object }
    return try packed.content(of: id, limit: limit)
  }
}
