import ByteText
import Documents
import GitRepository
import RepositorySnapshot

/// The pointers that pushed commits add to what the other side has: those whose contents it needs.
///
/// As git-lfs looks for them (`git rev-list --objects NEW --not KNOWN`): what the commits hold that are
/// the parents of the new ones is known.
struct PushedPointers {
  /// Sorted by path; each pointer's blob once.
  let pointers: [JudgedObjects.Pointer]

  /// - Parameters:
  ///   - tip: the files of the pushed commit.
  ///   - known: commits that the other side has.
  ///   - isLate: asked before each commit; nothing comes back where it says yes.
  init?(
    of id: ObjectID, _ tip: Snapshot, notFrom known: [ObjectID], in repository: GitRepository,
    isLate: () -> Bool
  ) throws(CommandFailure) {
    let graph = CommitGraph(of: repository)
    let commits = try fromGit { () throws(GitError) in
      try graph.commits(reachableFrom: [id], notFrom: known)
    }
    var seen: Set<ObjectID> = []
    var found: [(blob: ObjectID, pointer: JudgedObjects.Pointer)] = []
    // The newest first: what was moved is told where it is now.
    for commit in commits.reversed() {
      if isLate() { return nil }
      for entry in try Self.entries(of: commit, graph) {
        guard let blob = entry.object, seen.insert(blob).inserted,
          let file = try Self.pointerFile(entry, tip)
        else { continue }
        let isAtTip = tip.entry(at: entry.path)?.object == blob
        found.append((blob, JudgedObjects.Pointer(file, commit: isAtTip ? nil : commit.id)))
      }
    }
    let old = found.isEmpty ? [] : try Self.blobs(before: commits, repository)
    pointers = found.filter { !old.contains($0.blob) }.map(\.pointer).sorted {
      ($0.file.path, $0.file.pointer.oid) < ($1.file.path, $1.file.pointer.oid)
    }
  }

  /// The files that a commit has and none of its parents.
  private static func entries(
    of commit: HistoryCommit, _ graph: CommitGraph
  ) throws(CommandFailure) -> [SnapshotEntry] {
    try fromGit { () throws(GitError) in
      let own =
        commit.parents.count > 1 ? try graph.pathsChangedAgainstEveryParent(of: commit) : nil
      return try graph.changes(of: commit).compactMap { change in
        guard let new = change.new, own?.contains(change.path) ?? true else { return nil }
        return SnapshotEntry(path: change.path, mode: new.mode, object: new.object)
      }
    }
  }

  private static func pointerFile(
    _ entry: SnapshotEntry, _ tip: Snapshot
  ) throws(CommandFailure) -> LFSPointerFile? {
    do throws(UnreadableBlob) {
      return try LFSPointerFile(entry, in: tip.blobs)
    } catch {
      throw .couldNotWork("cannot read \(error.path): \(error.reason)")
    }
  }

  /// What the commits hold that the other side has and the new ones come from.
  private static func blobs(
    before commits: [HistoryCommit], _ repository: GitRepository
  ) throws(CommandFailure) -> Set<ObjectID> {
    let new = Set(commits.map(\.id))
    var blobs: Set<ObjectID> = []
    for parent in Set(commits.flatMap(\.parents)).subtracting(new) {
      let files = try fromGit { () throws(GitError) in try repository.snapshot(of: parent) }
      blobs.formUnion(files.entries.compactMap(\.object))
    }
    return blobs
  }
}
