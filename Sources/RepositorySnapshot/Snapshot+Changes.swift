public import ByteText

extension Snapshot {
  /// The paths at which this snapshot differs from `base`, in content or mode; all where there is none.
  public func paths(changedSince base: Snapshot?) -> Set<RepositoryPath> {
    guard let base else { return Set(entries.map(\.path)) }
    let changed = entries.filter { entry in
      guard let old = base.entry(at: entry.path) else { return true }
      return old.object != entry.object || old.mode != entry.mode
    }
    let deleted = base.entries.filter { entry(at: $0.path) == nil }
    return Set((changed + deleted).map(\.path))
  }

  /// The entries at which findings count, sorted by path.
  public var judgedEntries: [SnapshotEntry] {
    guard let changedPaths else { return entries }
    return changedPaths.sorted().compactMap(entry)
  }
}
