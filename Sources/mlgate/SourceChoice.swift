import ByteText
import GitRepository
import RepositorySnapshot

/// Which snapshot the command line asks for.
enum SourceChoice {
  case index(changesOnly: Bool)
  case commit(ByteString)
  case worktree
}

extension SourceOptions {
  /// - Parameter standard: what is judged when no option says.
  func choice(standard: SourceChoice) -> SourceChoice {
    if staged { return .index(changesOnly: !all) }
    if let commit { return .commit(ByteString(commit)) }
    return worktree ? .worktree : standard
  }
}

extension GitRepository {
  func snapshot(_ choice: SourceChoice) throws(CommandFailure) -> Snapshot {
    do throws(GitError) {
      switch choice {
      case .index(let changesOnly): return try indexSnapshot(changesOnly: changesOnly)
      case .worktree: return try workTreeSnapshot()
      case .commit(let name): return try snapshot(of: commit(named: name).id)
      }
    } catch {
      throw error.kind == .unknownRevision
        ? .usage(error.description) : .couldNotWork(error.description)
    }
  }

  /// The commit from which "is it an ancestor?" is asked.
  func start(of snapshot: Snapshot) throws(CommandFailure) -> ObjectID? {
    if case .commit(let id, _) = snapshot.source { return id }
    do throws(GitError) {
      return try head()?.id
    } catch {
      throw .couldNotWork(error.description)
    }
  }
}

extension Snapshot {
  /// The same snapshot with only the named files and folders judged; a word that names nothing is
  /// wrong usage.
  func limited(
    to words: [String], seenFrom folder: ByteString, in repository: GitRepository
  ) throws(CommandFailure) -> Snapshot {
    var judged: Set<RepositoryPath> = []
    for word in words {
      let path = try repository.path(of: ByteString(word), seenFrom: folder)
      let found = entries.map(\.path).filter { $0 == path || $0.isInside(path) }
      guard !word.isEmpty, !found.isEmpty else {
        throw .usage("\(ByteString(word).quoted) is no file or folder of what is judged")
      }
      judged.formUnion(found)
    }
    return Snapshot(
      source: source, entries: entries, changedPaths: changedPaths?.intersection(judged) ?? judged,
      blobs: blobs, outsideAttributes: outsideAttributes)
  }
}

extension GitRepository {
  /// A word of the command line as a path of the repository. Only bytes are compared, no disk is asked.
  fileprivate func path(
    of word: ByteString, seenFrom folder: ByteString
  ) throws(CommandFailure) -> RepositoryPath {
    let absolute =
      word.first == .ascii("/") ? word.bytes : folder.bytes + [.ascii("/")] + word.bytes
    // From the root of the file system, `..` cannot climb out.
    guard let full = RepositoryPath("").resolving(ByteString(absolute.drop { $0 == .ascii("/") }))
    else { throw .usage("\(word.quoted) lies outside the repository") }
    let top = RepositoryPath(ByteString((workTree ?? folder).drop { $0 == .ascii("/") }))
    if full == top { return RepositoryPath("") }
    guard full.isInside(top) else { throw .usage("\(word.quoted) lies outside the repository") }
    let rest = full.bytes.bytes.dropFirst(top.bytes.isEmpty ? 0 : top.bytes.count + 1)
    return RepositoryPath(ByteString(rest))
  }
}
