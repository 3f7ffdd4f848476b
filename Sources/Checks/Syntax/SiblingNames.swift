import ByteText
import RepositorySnapshot

extension Snapshot {
  /// Whether a name beside the file or one of its folders may fold to the same: false is certain.
  ///
  /// Looks at the names in those folders alone, each folder inside them once.
  func mayCollide(_ path: RepositoryPath) -> Bool {
    let place = firstPlace(at: path)
    guard place < entries.count, entries[place].path == path else { return false }
    let previous = place > 0 ? entries[place - 1].path : RepositoryPath("")
    if place + 1 < entries.count, entries[place + 1].path == path { return true }
    return newComponentEnds(of: path, after: previous).contains { end in
      mayCollide(path.bytes.bytes[..<end], isFolder: end < path.bytes.count)
    }
  }

  private func mayCollide(_ name: ArraySlice<UInt8>, isFolder: Bool) -> Bool {
    let folder = name.prefix(through: name.lastIndex(of: .ascii("/")) ?? name.startIndex - 1)
    var place = firstPlace(at: RepositoryPath(ByteString(folder)))
    while place < entries.count, entries[place].path.bytes.bytes.starts(with: folder) {
      let path = entries[place].path.bytes.bytes
      let end = path[folder.endIndex...].firstIndex(of: .ascii("/"))
      let sibling = path[..<(end ?? path.endIndex)]
      let isItself = sibling == name && (end != nil) == isFolder
      if !isItself, mayFoldAlike(sibling[folder.endIndex...], name[folder.endIndex...]) {
        return true
      }
      // Behind the folder: no byte lies between '/' and '0'.
      place =
        end == nil ? place + 1 : firstPlace(at: RepositoryPath(ByteString(sibling + [.ascii("0")])))
    }
    return false
  }
}

/// Where each folder that `previous` is not in ends, and the path itself. Paths come sorted, so a
/// folder's files follow one another.
func newComponentEnds(of path: RepositoryPath, after previous: RepositoryPath) -> [Int] {
  let bytes = path.bytes.bytes
  let common = zip(bytes, previous.bytes.bytes).prefix { $0 == $1 }.count
  var ends = (common..<max(common, bytes.count)).filter { bytes[$0] == .ascii("/") }
  // 'data' after 'dat': the shared bytes end inside a component, so its own end counts.
  ends.append(bytes.count)
  return ends
}

/// ASCII folds to ASCII alone, letter by letter; of other text that is not said here.
private func mayFoldAlike(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
  if one.count == other.count,
    zip(one, other).allSatisfy({ $0.lowercased == $1.lowercased })
  {
    return true
  }
  return one.contains { $0 >= 0x80 } && other.contains { $0 >= 0x80 }
}
