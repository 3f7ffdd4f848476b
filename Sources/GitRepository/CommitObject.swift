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
