import ByteText
import RepositorySnapshot

/// One tree object, seen entry by entry.
struct TreeCursor {
  struct Entry {
    let mode: UInt32
    let name: ArraySlice<UInt8>
    let object: ObjectID

    var isFolder: Bool { mode == 0o40000 }

    /// Whether both have one name and are both folders or both not.
    func hasName(of other: Entry) -> Bool { isFolder == other.isFolder && name == other.name }

    /// git's order: a folder comes as if its name ended with `/`.
    func precedes(_ other: Entry) -> Bool {
      let common = min(name.count, other.name.count)
      for (left, right) in zip(name, other.name) where left != right { return left < right }
      return byte(at: common) < other.byte(at: common)
    }

    private func byte(at offset: Int) -> Int {
      if offset < name.count { return Int(name[name.startIndex + offset]) }
      return offset == name.count && isFolder ? Int(UInt8.ascii("/")) : -1
    }
  }

  private var reader: TreeReader
  private let prefix: [UInt8]
  /// The entry under the cursor; nil at the end.
  private(set) var entry: Entry?

  /// - Parameters:
  ///   - prefix: the folder's path, for messages.
  ///   - idLength: 20 or 32, as the id of the tree itself.
  init(_ bytes: [UInt8], _ prefix: [UInt8], idLength: Int = 20) throws(GitError) {
    reader = TreeReader(bytes, idLength: idLength)
    self.prefix = prefix
    try advance()
  }

  mutating func advance() throws(GitError) {
    guard let next = reader.next() else {
      guard reader.isAtEnd else { throw malformedTree(at: prefix) }
      entry = nil
      return
    }
    guard isAllowedName(next.name) else { throw malformedTree(at: prefix + next.name) }
    entry = Entry(mode: next.mode, name: next.name, object: next.object)
  }

  /// Of two entries the one that comes first; nil where there is none.
  static func first(_ left: Entry?, _ right: Entry?) -> Entry? {
    guard let left else { return right }
    guard let right else { return left }
    return right.precedes(left) ? right : left
  }
}

func malformedTree(at path: [UInt8]) -> GitError {
  GitError(
    .refused,
    "the commit holds a name or mode that git refuses, at \(ByteString(path).quoted); "
      + "run 'git fsck'")
}
