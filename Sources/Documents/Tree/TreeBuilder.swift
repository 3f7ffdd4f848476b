import ByteText

/// Puts nodes into their flat array in source order, and keeps the open collections.
struct TreeBuilder {
  private(set) var nodes: [StoredNode] = []
  /// The decoded bytes of all scalars; a reader appends a scalar's here, then calls `scalar`.
  var values: [UInt8] = []
  private(set) var duplicates: [SyntaxFault] = []
  private var open: [Open] = []

  private struct Open {
    let index: Int
    var lastChild: Int32 = -1
  }

  /// - Parameter byteCount: the size of the source, from which the capacities are guessed.
  init(byteCount: Int) {
    nodes.reserveCapacity(byteCount / 10)
    values.reserveCapacity(byteCount)
  }

  var depth: Int { open.count }
  var nodeCount: Int { nodes.count }

  /// Whether the next node is a key of the innermost open mapping.
  var isAtKey: Bool {
    guard let top = open.last else { return false }
    let node = nodes[top.index]
    return node.kind == .mapping && node.childCount % 2 == 0
  }

  /// A scalar whose decoded bytes are those of `values` from `valueStart` on.
  mutating func scalar(valueStart: Int, style: ScalarStyle, tag: NodeTag, at range: ByteRange) {
    var node = stored(.scalar, tag, range)
    node.style = style
    (node.valueStart, node.valueEnd) = (Int32(valueStart), Int32(values.count))
    append(node)
  }

  mutating func alias(to target: Int, at range: ByteRange) {
    var node = stored(.alias, .none, range)
    node.valueStart = Int32(target)
    append(node)
  }

  mutating func begin(_ kind: StoredNode.Kind, tag: NodeTag, at range: ByteRange) {
    append(stored(kind, tag, range))
    open.append(Open(index: nodes.count - 1))
  }

  /// Closes the innermost collection; `end` is nil for a block, which ends with its last child.
  mutating func end(at end: Int?, format: LocatedDocument.Format) {
    guard let closed = open.popLast() else { preconditionFailure("no open collection") }
    if let end {
      nodes[closed.index].end = Int32(end)
    } else if closed.lastChild >= 0 {
      nodes[closed.index].end = max(
        nodes[closed.index].end, nodes[Int(closed.lastChild)].end)
    }
    if nodes[closed.index].kind == .mapping {
      duplicates += duplicateKeys(of: closed.index, nodes: nodes, values: values, format: format)
    }
  }

  private func stored(_ kind: StoredNode.Kind, _ tag: NodeTag, _ range: ByteRange) -> StoredNode {
    StoredNode(kind: kind, tag: tag, start: Int32(range.lowerBound), end: Int32(range.upperBound))
  }

  private mutating func append(_ node: StoredNode) {
    let index = Int32(nodes.count)
    var node = node
    node.isKey = isAtKey
    nodes.append(node)
    guard let top = open.indices.last else { return }
    let parent = open[top].index
    if open[top].lastChild >= 0 {
      nodes[Int(open[top].lastChild)].nextSibling = index
    } else {
      nodes[parent].firstChild = index
    }
    open[top].lastChild = index
    nodes[parent].childCount += 1
  }
}
