public import ByteText
public import RepositorySnapshot

/// The `.gitignore` files of a snapshot: what git would not add.
public struct GitIgnore: Sendable {
  private var rulesOfFolder: [RepositoryPath: IgnoreRules] = [:]

  /// - Parameter limit: the largest file that is read, in bytes; a larger one has no say.
  public init(_ snapshot: Snapshot, limit: Int) {
    for entry in snapshot.entries where entry.path.bytes.hasSuffix(".gitignore") {
      guard entry.path.fileName == ".gitignore", entry.mode.isFile,
        let bytes = try? snapshot.blobs.bytes(of: entry, limit: limit)
      else { continue }
      rulesOfFolder[entry.path.folder] = IgnoreRules(
        bytes, in: entry.path.folder, ignoresCase: false)
    }
  }

  /// Whether git passes over a file or folder, or over a folder that holds it.
  public func ignores(_ path: RepositoryPath) -> Bool {
    var rules = rulesOfFolder[""].map { [$0] } ?? []
    var folder = RepositoryPath("")
    let components = path.components
    for (place, component) in components.enumerated() {
      let part = folder.appending(ByteString(component))
      let isLast = place == components.count - 1
      // What is an output may be a folder, whose patterns end with a slash.
      if rules.ignore(part, isFolder: true) || isLast && rules.ignore(part, isFolder: false) {
        return true
      }
      folder = part
      if let inner = rulesOfFolder[folder] { rules.append(inner) }
    }
    return false
  }
}

extension Snapshot {
  /// The file that lies at a path, or else the first inside that folder; nil where neither is there.
  public func firstEntry(atOrInside path: RepositoryPath) -> SnapshotEntry? {
    if let entry = entry(at: path) { return entry }
    let prefix = ByteString(path.bytes.bytes + [.ascii("/")])
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].path.bytes < prefix { low = middle + 1 } else { high = middle }
    }
    guard low < entries.count, entries[low].path.bytes.starts(with: prefix.bytes) else {
      return nil
    }
    return entries[low]
  }
}
