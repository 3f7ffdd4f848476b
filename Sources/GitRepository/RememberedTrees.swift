import RepositorySnapshot

/// Tree objects by their ids: each commit's trees are its child's old ones.
struct RememberedTrees {
  private static let byteLimit = 64 << 20

  private var trees: [ObjectID: [UInt8]] = [:]
  private var byteCount = 0

  subscript(id: ObjectID) -> [UInt8]? { trees[id] }

  mutating func add(_ bytes: [UInt8], of id: ObjectID) {
    if byteCount + bytes.count > Self.byteLimit {
      trees.removeAll(keepingCapacity: true)
      byteCount = 0
    }
    trees[id] = bytes
    byteCount += bytes.count
  }
}
