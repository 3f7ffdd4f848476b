public import ByteText

extension Snapshot {
  /// The entries below a folder; all of them below the top.
  public func entries(inside folder: RepositoryPath) -> ArraySlice<SnapshotEntry> {
    entries[firstPlace(inside: folder)...].prefix { $0.path.isInside(folder) }
  }

  /// The file that lies at a path, or else the first inside that folder; nil where neither is there.
  public func firstEntry(atOrInside path: RepositoryPath) -> SnapshotEntry? {
    entry(at: path) ?? firstEntry(inside: path)
  }

  /// The first entry below a folder; nil for what is no folder here.
  public func firstEntry(inside folder: RepositoryPath) -> SnapshotEntry? {
    let place = firstPlace(inside: folder)
    return place < entries.count && entries[place].path.isInside(folder) ? entries[place] : nil
  }

  private func firstPlace(inside folder: RepositoryPath) -> Int {
    folder.bytes.isEmpty
      ? 0 : firstPlace(at: RepositoryPath(ByteString(folder.bytes.bytes + [.ascii("/")])))
  }
}
