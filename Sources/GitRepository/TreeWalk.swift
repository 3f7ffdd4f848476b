import ByteText
import RepositorySnapshot

/// A file, link or submodule in a tree.
struct TreeLeaf: Equatable {
  let mode: FileMode
  let object: ObjectID
}

/// Walks a tree object and those below it, in git's order, which is the order of the paths' bytes.
///
/// Without recursion and within `TreeLimits`; every name is one that git itself would check out.
struct TreeWalk {
  private struct OpenTree {
    var reader: TreeReader
    /// The length of the folder's path, its `/` included.
    let prefixLength: Int
  }

  private var openTrees: [OpenTree]
  private let idLength: Int
  /// The path of the leaf that `next` returned last.
  private(set) var path: [UInt8] = []
  private var entryCount = 0
  private var pathByteCount = 0

  /// - Parameter idLength: 20 or 32, as the id of the tree itself.
  init(root: [UInt8], idLength: Int = 20) {
    self.idLength = idLength
    openTrees = [OpenTree(reader: TreeReader(root, idLength: idLength), prefixLength: 0)]
  }

  /// The next file, link or submodule, whose path is then in `path`; nil at the end.
  mutating func next(
    reading tree: (ObjectID) throws(GitError) -> [UInt8]
  ) throws(GitError) -> TreeLeaf? {
    while let last = openTrees.indices.last {
      path.removeSubrange(openTrees[last].prefixLength...)
      guard let entry = openTrees[last].reader.next() else {
        guard openTrees[last].reader.isAtEnd else { throw malformed }
        openTrees.removeLast()
        continue
      }
      path += entry.name
      try count()
      guard isAllowedName(entry.name) else { throw malformed }
      guard entry.mode == 0o40000 else {
        guard let mode = FileMode(git: entry.mode) else { throw malformed }
        return TreeLeaf(mode: mode, object: entry.object)
      }
      guard openTrees.count < TreeLimits.depth else {
        throw GitError(
          .refused, "the folders of \(ByteString(path).quoted) lie deeper than \(TreeLimits.depth)")
      }
      path.append(.ascii("/"))
      let reader = TreeReader(try tree(entry.object), idLength: idLength)
      openTrees.append(OpenTree(reader: reader, prefixLength: path.count))
    }
    return nil
  }

  private mutating func count() throws(GitError) {
    entryCount += 1
    pathByteCount += path.count
    guard entryCount <= TreeLimits.entries, pathByteCount <= TreeLimits.pathBytes else {
      throw GitError(
        .refused,
        "the commit holds too many entries: more than \(TreeLimits.entries) files and folders, "
          + "or paths of more than \(TreeLimits.pathBytes >> 20) MiB")
    }
  }

  private var malformed: GitError {
    GitError(
      .refused,
      "the commit holds a name or mode that git refuses, at \(ByteString(path).quoted); "
        + "run 'git fsck'")
  }
}

/// Whether a tree may hold this name: not empty, `.`, `..`, `.git` or with a `/`.
func isAllowedName(_ name: ArraySlice<UInt8>) -> Bool {
  guard !name.isEmpty, !name.contains(.ascii("/")) else { return false }
  guard name.count <= 4, name.first == .ascii(".") else { return true }
  return !(name == ".") && !(name == "..") && !(name.lowercasedASCII == ".git")
}
