import ByteText
import RepositorySnapshot

/// A name in a tree that is to be stored.
struct TreeEntry {
  let name: ByteString
  let mode: UInt32
  let object: ObjectID

  init(_ name: ByteString, _ mode: UInt32, _ object: ObjectID) {
    (self.name, self.mode, self.object) = (name, mode, object)
  }

  /// git sorts a folder as if its name ended with `/`.
  var sortKey: ByteString { mode == 0o40000 ? name.appendingPath("") : name }
}

/// A tree object with these entries.
func treeBytes(_ entries: [TreeEntry]) -> [UInt8] {
  var bytes: [UInt8] = []
  for entry in entries.sorted(by: { $0.sortKey < $1.sortKey }) {
    bytes += Array("\(String(entry.mode, radix: 8)) ".utf8)
    bytes += entry.name.bytes + [0] + entry.object.bytes
  }
  return bytes
}
