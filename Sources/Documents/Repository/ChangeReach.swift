public import ByteText
public import RepositorySnapshot

/// At which files a change can have brought in findings.
///
/// A finding that lies in a changed file, or speaks of one, is found by judging the changed files. What
/// else can be wrong since is said here, family by family: a deleted file is missed by those that name
/// it, git's attributes and DVC's hashes hold for files that do not name them.
public struct ChangeReach {
  /// The changed paths and those that the change reaches.
  public private(set) var paths: Set<RepositoryPath>

  let before: RepositoryDocuments
  let after: RepositoryDocuments
  /// The paths at which the two differ.
  let changes: Set<RepositoryPath>
  /// Those at which a file came or went.
  let comings: [RepositoryPath]

  /// What is reached that can be told by the paths alone: mostly all.
  ///
  /// - Parameter changes: every path at which the two differ; more do no harm.
  public static func surePaths(
    from before: RepositoryDocuments, to after: Snapshot, changes: Set<RepositoryPath>
  ) -> Set<RepositoryPath> {
    let comings = after.comings(since: before.snapshot, changes)
    let touched = TouchedIndices(changes, before, before.contents)
    guard touched.dependencies || touched.dvcFiles || !comings.isEmpty else {
      // Any file may be what a stage reads.
      return changes.isEmpty ? changes : changes.union(before.pipelinePaths)
    }
    return changes.union(before.pathsThatNamePaths)
      .union(comings.compactMap(after.firstPath(behind:)))
  }

  /// - Parameters:
  ///   - before: documents of which at least the sure paths are judged, as those after.
  ///   - changes: every path at which the two differ; more do no harm.
  public init(
    from before: RepositoryDocuments, to after: RepositoryDocuments, changes: Set<RepositoryPath>
  ) {
    (self.before, self.after, self.changes) = (before, after, changes)
    comings = after.snapshot.comings(since: before.snapshot, changes)
    paths = Self.surePaths(from: before, to: after.snapshot, changes: changes)
    let touched = TouchedIndices(changes, before, after.contents)
    if touched.attributes { paths.formUnion(pathsWithOtherFilter) }
    if touched.dvcFiles { paths.formUnion(pathsThatMissHashes + pathsOfOtherOutputs) }
    if touched.dependencies {
      paths.formUnion(after.modelMetadata.map(\.path) + after.pathsThatNamePaths)
    }
    if touched.modelMetadata || touched.modelWeights { paths.formUnion(pathsOfOtherVersions) }
    paths.formUnion(pathsThatNameExperiments)
  }

  /// The files that git filters otherwise, and all attribute files, because one's macros hold in others.
  private var pathsWithOtherFilter: [RepositoryPath] {
    let filtered = after.snapshot.entries.filter { entry in
      entry.mode.isFile
        && before.attributes.filter(of: entry.path) != after.attributes.filter(of: entry.path)
    }
    return filtered.map(\.path) + after.attributes.files.map(\.path)
  }
}

extension RepositoryDocuments {
  /// Every dvc.yaml and dvc.lock.
  fileprivate var pipelinePaths: [RepositoryPath] {
    contents.rows.filter { $0.kind == .dvcPipeline || $0.kind == .dvcLock }.map(\.path)
  }

  /// The files that name others by their paths: dependencies and DVC's.
  fileprivate var pathsThatNamePaths: [RepositoryPath] {
    let dvc = contents.rows.filter { [.dvcFile, .dvcPipeline, .dvcLock].contains($0.kind) }
    return dvc.map(\.path) + requirements.map(\.path) + condaEnvironments.map(\.document.path)
  }
}

extension Snapshot {
  /// Those of the paths at which a file came or went.
  fileprivate func comings(
    since before: Snapshot, _ changes: Set<RepositoryPath>
  ) -> [RepositoryPath] {
    changes.filter { before.entry(at: $0)?.mode.isFile != entry(at: $0)?.mode.isFile }
  }

  /// The first path behind one that is not there: of a folder that lost its first file it is now the
  /// first, and stands for the folder's name.
  fileprivate func firstPath(behind path: RepositoryPath) -> RepositoryPath? {
    let place = firstPlace(at: path)
    return place < entries.count ? entries[place].path : nil
  }
}
