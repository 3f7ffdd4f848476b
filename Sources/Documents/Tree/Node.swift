public import ByteText
public import Findings

/// A value of a document and where it stands. Aliases are followed; the place stays the alias's own.
public struct Node: Sendable {
  public let document: LocatedDocument
  /// The node that stands in the source here.
  let site: Int
  /// The node that it means: the anchor's where `site` is an alias.
  let target: Int

  init(document: LocatedDocument, site: Int) {
    self.document = document
    self.site = site
    let stored = document.nodes[site]
    target = stored.kind == .alias ? Int(stored.valueStart) : site
  }

  private var stored: StoredNode { document.nodes[target] }

  public var isMapping: Bool { stored.kind == .mapping }
  public var isSequence: Bool { stored.kind == .sequence }
  public var isScalar: Bool { stored.kind == .scalar }
  public var isAlias: Bool { site != target }
  public var style: ScalarStyle { stored.style }
  public var tag: NodeTag { stored.tag }

  public var byteRange: ByteRange {
    Int(document.nodes[site].start)..<Int(document.nodes[site].end)
  }

  public var location: SourceLocation { document.source.location(of: byteRange) }

  /// The decoded bytes of a scalar; nil for a mapping or sequence.
  public var text: ByteString? {
    isScalar ? ByteString(textBytes) : nil
  }

  /// The same without a copy. An alias keeps its target in these fields, a collection nothing.
  var textBytes: ArraySlice<UInt8> {
    document.values[Int(stored.valueStart)..<Int(stored.valueEnd)]
  }

  /// The elements of a sequence in order; empty for anything else.
  public var elements: [Node] {
    isSequence ? children : []
  }

  /// The entries that a mapping writes down, in source order, merges not applied; empty for anything else.
  public var entries: [MappingEntry] {
    guard isMapping else { return [] }
    let nodes = children
    return stride(from: 0, to: nodes.count - 1, by: 2)
      .map { MappingEntry(key: nodes[$0], value: nodes[$0 + 1]) }
  }

  private var children: [Node] {
    var result: [Node] = []
    result.reserveCapacity(Int(stored.childCount))
    var child = Int(stored.firstChild)
    while child >= 0 {
      result.append(Node(document: document, site: child))
      child = Int(document.nodes[child].nextSibling)
    }
    return result
  }
}

/// A key and its value.
public struct MappingEntry: Sendable {
  public let key: Node
  public let value: Node
}

extension Node {
  /// The value of `key` in a mapping, through YAML's merge key `<<` too (own keys win).
  public subscript(_ key: ByteString) -> Node? { entry(for: key)?.value }

  /// The entry of `key`, its own before a merged one; the last of duplicates is not special.
  public func entry(for key: ByteString) -> MappingEntry? {
    entry(for: key, mergeDepth: 0)
  }

  private func entry(for key: ByteString, mergeDepth: Int) -> MappingEntry? {
    guard isMapping else { return nil }
    if let own = ownEntry(for: key) { return own }
    // The parser rejects alias cycles, so the depth only bounds the work.
    guard document.format == .yaml, mergeDepth < 16, let merge = ownEntry(for: "<<") else {
      return nil
    }
    let sources = merge.value.isSequence ? merge.value.elements : [merge.value]
    for source in sources {
      if let found = source.entry(for: key, mergeDepth: mergeDepth + 1) { return found }
    }
    return nil
  }

  private func ownEntry(for key: ByteString) -> MappingEntry? {
    var child = Int(stored.firstChild)
    while child >= 0 {
      let keyNode = Node(document: document, site: child)
      child = Int(document.nodes[child].nextSibling)
      guard child >= 0 else { return nil }
      if keyNode.hasText(key) {
        return MappingEntry(key: keyNode, value: Node(document: document, site: child))
      }
      child = Int(document.nodes[child].nextSibling)
    }
    return nil
  }

  private func hasText(_ text: ByteString) -> Bool {
    isScalar && Int(stored.valueEnd - stored.valueStart) == text.count
      && textBytes.elementsEqual(text.bytes)
  }
}
