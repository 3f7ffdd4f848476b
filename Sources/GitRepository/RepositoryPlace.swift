import ByteText

/// Where a repository lies: absolute paths, without slashes at the end.
struct RepositoryPlace {
  /// `.git`, or a linked work tree's own folder below it.
  let gitDirectory: ByteString
  /// The `.git` that all linked work trees share.
  let commonDirectory: ByteString
  /// nil where the repository is bare.
  var workTree: ByteString?

  init(gitDirectory: ByteString, commonDirectory: ByteString, workTree: ByteString?) {
    self.gitDirectory = gitDirectory.withoutTrailingSlash
    self.commonDirectory = commonDirectory.withoutTrailingSlash
    self.workTree = workTree?.withoutTrailingSlash
  }

  /// Where libgit2 says that it lies.
  init(_ handle: borrowing RepositoryHandle, from folder: ByteString) throws(GitError) {
    guard let gitDirectory = handle.gitDirectory, let common = handle.commonDirectory else {
      throw GitError(.unreadable, "the repository at \(folder.quoted) has no git directory")
    }
    self.init(
      gitDirectory: gitDirectory, commonDirectory: common, workTree: handle.workTree)
  }
}
