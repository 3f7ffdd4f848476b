import ByteText
import RepositorySnapshot

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
