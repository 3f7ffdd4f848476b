import ByteText
import RepositorySnapshot

/// Compares two trees by their ids: an equal folder is never opened.
///
/// Without recursion and within `TreeLimits`; every name is one that git itself would check out. A tree
/// in a wrong order only makes more paths count as changed.
struct TreeDifference {
  private struct OpenFolders {
    var left: TreeCursor
    var right: TreeCursor
    /// The folder's path, with a `/` behind it; empty at the top.
    let prefix: [UInt8]
  }

  private let tree: (ObjectID) throws(GitError) -> [UInt8]
  private var open: [OpenFolders] = []
  private var entryCount = 0
  private var pathByteCount = 0
  private var changes: [PathChange] = []

  private init(reading tree: @escaping (ObjectID) throws(GitError) -> [UInt8]) {
    self.tree = tree
  }

  /// Sorted by path. `nil` stands for the empty tree.
  static func changes(
    from old: ObjectID?, to new: ObjectID?,
    reading tree: @escaping (ObjectID) throws(GitError) -> [UInt8]
  ) throws(GitError) -> [PathChange] {
    guard old != new else { return [] }
    var difference = TreeDifference(reading: tree)
    try difference.enter(old, new, prefix: [])
    while let last = difference.open.indices.last { try difference.step(last) }
    return difference.changes.sorted { $0.path < $1.path }
  }

  private mutating func enter(
    _ old: ObjectID?, _ new: ObjectID?, prefix: [UInt8]
  ) throws(GitError) {
    guard open.count < TreeLimits.depth else {
      throw GitError(
        .refused,
        "the folders of \(ByteString(prefix).quoted) lie deeper than \(TreeLimits.depth)")
    }
    let (left, right) = (try cursor(old, prefix), try cursor(new, prefix))
    open.append(OpenFolders(left: left, right: right, prefix: prefix))
  }

  private func cursor(_ id: ObjectID?, _ prefix: [UInt8]) throws(GitError) -> TreeCursor {
    guard let id else { return try TreeCursor([], prefix) }
    return try TreeCursor(try tree(id), prefix, idLength: id.count)
  }

  /// Takes the next name of the innermost open folders.
  private mutating func step(_ last: Int) throws(GitError) {
    let (left, right) = (open[last].left.entry, open[last].right.entry)
    guard let name = TreeCursor.first(left, right) else {
      open.removeLast()
      return
    }
    let isLeft = left.map { $0.hasName(of: name) } ?? false
    let isRight = right.map { $0.hasName(of: name) } ?? false
    if isLeft { try open[last].left.advance() }
    if isRight { try open[last].right.advance() }
    try compare(isLeft ? left : nil, isRight ? right : nil, open[last].prefix + name.name)
  }

  private mutating func compare(
    _ old: TreeCursor.Entry?, _ new: TreeCursor.Entry?, _ path: [UInt8]
  ) throws(GitError) {
    try count((old == nil ? 0 : 1) + (new == nil ? 0 : 1), path)
    // Entries of one name that differ in kind come one after the other, as git orders them.
    if old?.isFolder ?? new?.isFolder ?? false {
      guard old?.object != new?.object else { return }
      return try enter(old?.object, new?.object, prefix: path + [.ascii("/")])
    }
    let (oldSide, newSide) = (try side(old, path), try side(new, path))
    guard oldSide != newSide else { return }
    changes.append(
      PathChange(path: RepositoryPath(ByteString(path)), old: oldSide, new: newSide))
  }

  private func side(
    _ entry: TreeCursor.Entry?, _ path: [UInt8]
  ) throws(GitError) -> PathChange.Side? {
    guard let entry else { return nil }
    guard let mode = FileMode(git: entry.mode) else { throw malformedTree(at: path) }
    return PathChange.Side(mode: mode, object: entry.object)
  }

  private mutating func count(_ entries: Int, _ path: [UInt8]) throws(GitError) {
    entryCount += entries
    pathByteCount += path.count
    guard entryCount <= 2 * TreeLimits.entries, pathByteCount <= 2 * TreeLimits.pathBytes else {
      throw GitError(
        .refused,
        "the change holds too many entries: more than \(TreeLimits.entries) files and folders on a "
          + "side, or paths of more than \(TreeLimits.pathBytes >> 20) MiB")
    }
  }
}
