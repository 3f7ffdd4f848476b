public import ByteText
public import RepositorySnapshot

/// The `.gitignore` files of a snapshot: what git would not add.
public struct GitIgnore: Sendable {
  private var rulesOfFolder: [RepositoryPath: IgnoreRules] = [:]
  /// The files that could not be read: where there is one, nobody can tell what is not ignored.
  public private(set) var unreadable: [UnreadableBlob] = []

  /// - Parameter limit: the largest file that is read, in bytes.
  public init(_ snapshot: Snapshot, limit: Int) {
    for entry in snapshot.entries where entry.path.bytes.hasSuffix(".gitignore") {
      guard entry.path.fileName == ".gitignore", entry.mode.isFile else { continue }
      do throws(UnreadableBlob) {
        let bytes = try snapshot.blobs.bytes(of: entry, limit: limit)
        rulesOfFolder[entry.path.folder] = IgnoreRules(
          bytes, in: entry.path.folder, ignoresCase: false)
      } catch {
        unreadable.append(error)
      }
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
