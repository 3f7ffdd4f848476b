import ByteText
import RepositorySnapshot

/// What mlgate needs of a commit object.
struct CommitObject {
  let tree: ObjectID
  let parents: [ObjectID]
  /// The committer's time in seconds since 1970.
  let time: Int

  /// From an object's bytes: header lines `NAME VALUE`, an empty line, the message.
  /// nil where the tree or the committer's time is missing or cannot be read.
  init?(_ bytes: [UInt8]) {
    var (tree, time): (ObjectID?, Int?) = (nil, nil)
    var parents: [ObjectID] = []
    for line in ObjectHeaderLines(bytes) {
      if line.hasPrefix("tree ") {
        tree = ObjectID(hexadecimal: line.dropFirst(5))
      } else if line.hasPrefix("parent ") {
        guard let parent = ObjectID(hexadecimal: line.dropFirst(7)) else { return nil }
        parents.append(parent)
      } else if line.hasPrefix("committer ") {
        time = signatureTime(line)
      }
    }
    guard let tree, let time else { return nil }
    (self.tree, self.parents, self.time) = (tree, parents, time)
  }
}

/// What mlgate needs of an annotated tag's object.
struct TagObject {
  let target: ObjectID
  /// Whether the target is a commit, not a tree, a blob or another tag.
  let isCommit: Bool
  let isTag: Bool
  /// nil in old tags without a tagger.
  let time: Int?

  init?(_ bytes: [UInt8]) {
    var (target, kind, time): (ObjectID?, ByteString, Int?) = (nil, "", nil)
    for line in ObjectHeaderLines(bytes) {
      if line.hasPrefix("object ") { target = ObjectID(hexadecimal: line.dropFirst(7)) }
      if line.hasPrefix("type ") { kind = ByteString(line.dropFirst(5)) }
      if line.hasPrefix("tagger ") { time = signatureTime(line) }
    }
    guard let target else { return nil }
    (self.target, self.time) = (target, time)
    (isCommit, isTag) = (kind == "commit", kind == "tag")
  }
}

/// The lines before the first empty one.
private struct ObjectHeaderLines: Sequence, IteratorProtocol {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  mutating func next() -> ArraySlice<UInt8>? {
    guard let end = rest.firstIndex(of: .lineFeed), end > rest.startIndex else { return nil }
    defer { rest = rest[(end + 1)...] }
    return rest[..<end]
  }
}

/// The seconds of `… NAME <MAIL> SECONDS ZONE`; negative ones are before 1970.
private func signatureTime(_ line: ArraySlice<UInt8>) -> Int? {
  guard let mailEnd = line.lastIndex(of: .ascii(">")) else { return nil }
  let seconds = line[(mailEnd + 1)...].trimmed.prefix { $0 != .space }
  return seconds.first == .ascii("-")
    ? seconds.dropFirst().decimalValue.map { -$0 } : seconds.decimalValue
}
