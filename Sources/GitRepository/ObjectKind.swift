import ByteText

/// What git stores under an id.
enum ObjectKind: Hashable, Sendable {
  case commit, tree, blob, tag

  /// By git's own name for it.
  init?(name: some Collection<UInt8>) {
    switch ByteString(name) {
    case "commit": self = .commit
    case "tree": self = .tree
    case "blob": self = .blob
    case "tag": self = .tag
    default: return nil
    }
  }

  /// git's own name for it.
  var name: String {
    switch self {
    case .commit: "commit"
    case .tree: "tree"
    case .blob: "blob"
    case .tag: "tag"
    }
  }
}

/// The kind and the number of bytes of an object, known without its content.
struct ObjectHeader: Hashable, Sendable {
  let kind: ObjectKind
  let size: Int
}
