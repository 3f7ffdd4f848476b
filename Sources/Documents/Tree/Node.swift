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
    target = document.target(of: site)
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
    var result: [MappingEntry] = []
    result.reserveCapacity(Int(stored.childCount) / 2)
    var key = Int(stored.firstChild)
    while key >= 0, let entry = MappingEntry(document: document, key: key) {
      result.append(entry)
      key = Int(document.nodes[entry.value.site].nextSibling)
    }
    return result
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

  /// Nil where the parser stopped behind the key.
  init?(document: LocatedDocument, key: Int) {
    let value = Int(document.nodes[key].nextSibling)
    guard value >= 0 else { return nil }
    self.key = Node(document: document, site: key)
    self.value = Node(document: document, site: value)
  }
}

extension Node {
  /// The value of `key` in a mapping, through YAML's merge key `<<` too (own keys win).
  public subscript(_ key: ByteString) -> Node? { entry(for: key)?.value }

  /// The entry of `key`, its own before a merged one; the last of duplicates is not special.
  public func entry(for key: ByteString) -> MappingEntry? {
    let site =
      document.ownKey(key, of: target)
      ?? (document.format == .yaml ? document.mergedKey(key, of: target, depth: 0) : nil)
    return site.flatMap { MappingEntry(document: document, key: $0) }
  }
}
