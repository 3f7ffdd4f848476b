import ByteText

/// Puts nodes into their flat array in source order, and keeps the open collections.
struct TreeBuilder {
  private(set) var nodes: [StoredNode] = []
  private(set) var values: [UInt8] = []
  private(set) var duplicates: [SyntaxFault] = []
  private var open: [Open] = []

  private struct Open {
    let index: Int
    var lastChild: Int32 = -1
  }

  var depth: Int { open.count }
  var nodeCount: Int { nodes.count }

  /// Whether the next node is a key of the innermost open mapping.
  var isAtKey: Bool {
    guard let top = open.last else { return false }
    let node = nodes[top.index]
    return node.kind == .mapping && node.childCount % 2 == 0
  }

  mutating func scalar(
    _ bytes: some Collection<UInt8>, style: ScalarStyle, tag: NodeTag, at range: ByteRange
  ) {
    let start = Int32(values.count)
    values.append(contentsOf: bytes)
    var node = stored(.scalar, tag, range)
    node.style = style
    (node.valueStart, node.valueEnd) = (start, Int32(values.count))
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
  mutating func end(at end: Int?) {
    guard let closed = open.popLast() else { preconditionFailure("no open collection") }
    if let end {
      nodes[closed.index].end = Int32(end)
    } else if closed.lastChild >= 0 {
      nodes[closed.index].end = nodes[Int(closed.lastChild)].end
    }
    if nodes[closed.index].kind == .mapping { findDuplicates(in: closed.index) }
  }

  private func stored(_ kind: StoredNode.Kind, _ tag: NodeTag, _ range: ByteRange) -> StoredNode {
    StoredNode(kind: kind, tag: tag, start: Int32(range.lowerBound), end: Int32(range.upperBound))
  }

  private mutating func append(_ node: StoredNode) {
    let index = Int32(nodes.count)
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

extension TreeBuilder {
  /// A later scalar key with the bytes of an earlier one. YAML's merge key may repeat.
  private mutating func findDuplicates(in mapping: Int) {
    guard nodes[mapping].childCount > 2 else { return }
    var firstPlaces: [ArraySlice<UInt8>: ByteRange] = [:]
    var child = Int(nodes[mapping].firstChild)
    while child >= 0 {
      let key = nodes[child]
      if key.kind == .scalar {
        let text = values[Int(key.valueStart)..<Int(key.valueEnd)]
        let range = Int(key.start)..<Int(key.end)
        if let first = firstPlaces[text], !(text == "<<") {
          duplicates.append(
            SyntaxFault(.duplicateKey(ByteString(text), first: first), at: range))
        } else {
          firstPlaces[text] = range
        }
      }
      let value = Int(key.nextSibling)
      guard value >= 0 else { return }
      child = Int(nodes[value].nextSibling)
    }
  }
}
