import ByteText
import GitRepository
import Hashing
import IrisPipeline

/// Weights as git-lfs keeps them: a pointer in git, the object in the local store.
struct LFSWeights {
  let content: [UInt8]

  init(_ model: Model) {
    content = model.safetensors.bytes
  }

  private var oid: String { ContentHash.sha256(content) }

  /// Byte for byte what git-lfs writes (git-lfs `docs/spec.md`).
  var pointer: NewFile {
    NewFile(
      "version https://git-lfs.github.com/spec/v1\noid sha256:\(oid)\nsize \(content.count)\n")
  }

  /// `.git/lfs/objects/aa/bb/<oid>`
  var storedObject: (path: RepositoryPath, file: NewFile) {
    let folders = "\(oid.prefix(2))/\(oid.dropFirst(2).prefix(2))"
    return (RepositoryPath(ByteString(".git/lfs/objects/\(folders)/\(oid)")), NewFile(content))
  }
}
