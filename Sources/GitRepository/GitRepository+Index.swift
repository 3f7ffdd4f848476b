public import ByteText
public import RepositorySnapshot

extension GitRepository {
  /// What the next commit would hold, from the index that git tells us to use.
  ///
  /// - Parameter changesOnly: judge only the paths that differ from HEAD; deleted ones belong to them.
  public func indexSnapshot(changesOnly: Bool) throws(GitError) -> Snapshot {
    let head = try head()
    let entries = try readIndex(head: head).filter { !$0.isIntentToAdd }
    if let unmerged = entries.first(where: { $0.stage != 0 }) {
      throw GitError(
        .unmerged,
        "\(unmerged.path.bytes.quoted) is not merged yet; resolve the conflict and 'git add' it")
    }
    return Snapshot(
      source: .index, entries: try entries.map(SnapshotEntry.init(index:)),
      changedPaths: changesOnly ? try changedPaths(from: head, to: entries) : nil,
      blobs: StoredBlobs(repository: self))
  }

  /// The files in which a merge is not finished yet.
  public func unmergedPaths() throws(GitError) -> Set<RepositoryPath> {
    Set(try readIndex(head: try head()).filter { $0.stage != 0 }.map(\.path))
  }

  /// The entries of the index; none only where the repository has neither an index nor a commit.
  func readIndex(head: CommitSummary?) throws(GitError) -> [IndexEntry] {
    guard !isBare || environment.value("GIT_INDEX_FILE") != nil else {
      throw GitError(
        .unsupported,
        "\(gitDirectory.quoted) is a bare repository without an index; name a commit instead")
    }
    guard FileStatus(path: indexFile) != nil else {
      if head == nil, environment.value("GIT_INDEX_FILE") == nil { return [] }
      throw GitError(
        .unreadable, "the index \(indexFile.quoted) is missing; 'git reset' makes it from HEAD")
    }
    return try storedEntries()
  }

  /// libgit2 reads most indexes. Those that it cannot read, git does, if they are undamaged: git does
  /// not look itself.
  private func storedEntries() throws(GitError) -> [IndexEntry] {
    let failure: GitError
    if idLength == 20 {
      do throws(GitError) { return try IndexFile(path: indexFile).entries() } catch {
        failure = error
      }
    } else {
      failure = IndexFile.damaged(indexFile)
    }
    let checksum = IndexChecksum(idLength: idLength)
    guard (try? checksum.isRight(indexFile, in: gitDirectory)) == true else { throw failure }
    var listing = try IndexListing(git, of: self, indexFile: indexFile)
    return try listing.entries()
  }

  /// The paths at which sorted index entries differ from HEAD's tree, by one walk along both.
  private func changedPaths(
    from head: CommitSummary?, to entries: [IndexEntry]
  ) throws(GitError) -> Set<RepositoryPath> {
    guard let head else { return Set(entries.map(\.path)) }
    return try reading { storage throws(GitError) in
      let tree = try storage.commit(head.id).tree
      var walk = TreeWalk(root: try storage.tree(tree), idLength: tree.count)
      var changed: Set<RepositoryPath> = []
      var rest = entries[...]
      while let leaf = try walk.next(reading: { id throws(GitError) in try storage.tree(id) }) {
        // A tree in a wrong order only makes more paths count as changed.
        while let entry = rest.first, entry.path.bytes.bytes != walk.path,
          entry.path.bytes.bytes.lexicographicallyPrecedes(walk.path)
        {
          changed.insert(entry.path)
          rest.removeFirst()
        }
        if let entry = rest.first, entry.path.bytes.bytes == walk.path {
          if entry.object != leaf.object || FileMode(git: entry.mode) != leaf.mode {
            changed.insert(entry.path)
          }
          rest.removeFirst()
        } else {
          changed.insert(RepositoryPath(ByteString(walk.path)))
        }
      }
      return changed.union(rest.map(\.path))
    }
  }
}

extension SnapshotEntry {
  fileprivate init(index entry: IndexEntry) throws(GitError) {
    guard let mode = FileMode(git: entry.mode) else {
      throw GitError(
        .unreadable, "the index holds \(entry.path.bytes.quoted) in a mode that git does not store")
    }
    self.init(path: entry.path, mode: mode, object: entry.object)
  }
}
