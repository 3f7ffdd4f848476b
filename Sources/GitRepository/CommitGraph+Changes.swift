public import ByteText
public import RepositorySnapshot

extension CommitGraph {
  /// The paths at which two trees differ, sorted, as `git diff-tree -r`; nil stands for the empty tree.
  ///
  /// Throws `.refused` where the change is larger or deeper than a snapshot may be.
  public func changes(
    from old: ObjectID?, to new: ObjectID?
  ) throws(GitError) -> [PathChange] {
    try TreeDifference.changes(from: old, to: new) { id throws(GitError) in
      try self.treeBytes(id)
    }
  }

  /// What a commit changed against its first parent; a root commit, or one at which a shallow clone
  /// was cut, against the empty tree.
  public func changes(of commit: HistoryCommit) throws(GitError) -> [PathChange] {
    try changes(from: commit.parents.first.map(tree(of:)) ?? nil, to: commit.tree)
  }

  /// The paths that a merge changed against every one of its parents: what it did by itself, as
  /// `git diff-tree -c`. Of another commit simply the paths that it changed.
  public func pathsChangedAgainstEveryParent(
    of commit: HistoryCommit
  ) throws(GitError) -> Set<RepositoryPath> {
    var paths = Set(try changes(of: commit).map(\.path))
    for parent in commit.parents.dropFirst() where !paths.isEmpty {
      paths.formIntersection(
        try changes(from: self.commit(parent).tree, to: commit.tree).map(\.path))
    }
    return paths
  }

  private func tree(of commit: ObjectID) throws(GitError) -> ObjectID? {
    try self.commit(commit).tree
  }
}
