import ByteText
import CLibgit2
import RepositorySnapshot

extension ObjectID {
  init(_ id: git_oid) {
    var id = id
    self.init(bytes: unsafe withUnsafeBytes(of: &id.id) { unsafe Array($0) })
  }

  /// The same name as libgit2 stores it, which knows no SHA-256: of a longer one the first 20 bytes.
  var libgit2: git_oid {
    var id = git_oid()
    unsafe withUnsafeMutableBytes(of: &id.id) { unsafe $0.copyBytes(from: bytes.prefix(20)) }
    return id
  }
}
