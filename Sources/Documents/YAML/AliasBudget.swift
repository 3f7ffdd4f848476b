/// Counts nodes, and what they become once every alias is replaced by what it stands for, without
/// ever expanding one.
struct AliasBudget {
  private let limits: DocumentLimits
  /// For each node in order, how many nodes it stands for.
  private var sizes: [Int32] = []
  private var total = 0
  private var aliases = 0
  /// Each open collection, outermost first, with the total before it.
  private var open: [(node: Int, totalBefore: Int)] = []

  init(_ limits: DocumentLimits) {
    self.limits = limits
  }

  /// Whether `node` is a collection that has not ended: an alias to it would be a cycle.
  func isOpen(_ node: Int) -> Bool { open.contains { $0.node == node } }

  /// Before the collection itself is spent.
  mutating func openCollection(node: Int) { open.append((node, total)) }

  mutating func closeCollection() {
    guard let closed = open.popLast() else { return }
    sizes[closed.node] = Int32(total - closed.totalBefore)
  }

  /// The limit that an alias to `target` passes, in words; nil where none.
  mutating func spend(alias target: Int) -> String? {
    aliases += 1
    guard aliases <= limits.aliases else { return "more than \(limits.aliases) aliases" }
    return spend(Int(sizes[target]))
  }

  /// The limit that one more node of this size passes, in words; nil where none.
  mutating func spend(_ size: Int) -> String? {
    total += size
    sizes.append(Int32(size))
    guard sizes.count <= limits.nodes else { return "more than \(limits.nodes) nodes" }
    guard total <= limits.expandedNodes else {
      return "more than \(limits.expandedNodes) nodes once aliases are expanded"
    }
    return nil
  }
}
