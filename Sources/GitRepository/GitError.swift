/// git's data could not be read: the run is unverified, never passed.
public struct GitError: Error, Hashable, CustomStringConvertible {
  /// What a caller may want to tell apart.
  public enum Kind: Hashable, Sendable {
    /// No repository at the start folder or above it.
    case notARepository
    /// The repository belongs to another user and git does not trust it.
    case untrustedOwner
    /// A repository feature that libgit2 cannot read.
    case unsupported
    /// A revision that names no commit here.
    case unknownRevision
    /// The index holds a merge that is not finished.
    case unmerged
    /// A tree or folder larger or deeper than the limits, or holding names git refuses.
    case refused
    /// Anything else that could not be read or written.
    case unreadable
  }

  public let kind: Kind
  /// One sentence: what is wrong, where, and what to do.
  public let description: String

  init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
