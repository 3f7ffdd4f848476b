import ByteText
import RepositorySnapshot

/// References and settings of a repository, from libgit2 where it can read them and else from git.
enum RepositoryBackend: ~Copyable {
  case libgit2(RepositoryHandle)
  case git(GitPlumbing)

  /// The object that a reference leads to, through symbolic ones; nil where there is none of that
  /// name or the name cannot be one.
  func target(ofReference name: ByteString) throws(GitError) -> ObjectID? {
    switch self {
    case .libgit2(let handle): try handle.target(ofReference: name)
    case .git(let plumbing): try plumbing.target(ofReference: name)
    }
  }

  /// The full names of all references, sorted.
  func referenceNames() throws(GitError) -> [ByteString] {
    switch self {
    case .libgit2(let handle): try handle.referenceNames()
    case .git(let plumbing): plumbing.referenceNames()
    }
  }

  /// The addresses of all remotes.
  func remoteAddresses() throws(GitError) -> [ByteString] {
    switch self {
    case .libgit2(let handle): try handle.configuration().remoteAddresses()
    case .git(let plumbing): plumbing.remoteAddresses
    }
  }

  /// Every value of a setting of the repository itself, in order; the last one counts.
  func values(of name: ByteString) throws(GitError) -> [ByteString] {
    switch self {
    case .libgit2(let handle): try handle.configuration().values(of: name)
    case .git(let plumbing): plumbing.values(of: name)
    }
  }
}
