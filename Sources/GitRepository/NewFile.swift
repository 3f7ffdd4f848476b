public import RepositorySnapshot

/// A file to be stored.
public struct NewFile: Hashable, Sendable {
  public let mode: FileMode
  /// The content; the target of a symbolic link.
  public let bytes: [UInt8]

  /// - Precondition: `mode` is not a submodule's.
  public init(_ bytes: [UInt8], mode: FileMode = .regular) {
    precondition(mode != .submodule)
    (self.mode, self.bytes) = (mode, bytes)
  }
}
