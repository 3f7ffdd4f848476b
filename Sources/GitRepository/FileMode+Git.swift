import RepositorySnapshot

extension FileMode {
  /// From the mode that git stores; nil for a folder and for what git does not store.
  init?(git mode: UInt32) {
    switch mode & 0o170000 {
    case 0o100000: self = mode & 0o100 == 0 ? .regular : .executable
    case 0o120000: self = .symbolicLink
    case 0o160000: self = .submodule
    default: return nil
    }
  }

  /// The mode that git stores.
  var git: UInt32 {
    switch self {
    case .regular: 0o100644
    case .executable: 0o100755
    case .symbolicLink: 0o120000
    case .submodule: 0o160000
    }
  }
}
