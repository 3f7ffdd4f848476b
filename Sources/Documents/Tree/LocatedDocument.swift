public import ByteText
public import Findings

/// One YAML or JSON document: every key and scalar with its exact place in the source.
///
/// The nodes lie in one array and the decoded scalars in one buffer, so that a thousand files cost
/// a few thousand allocations and nothing is freed recursively.
public final class LocatedDocument: Sendable {
  public enum Format: Sendable {
    case yaml, json
  }

  public let source: SourceText
  public let format: Format
  let nodes: [StoredNode]
  /// The decoded bytes of all scalars, one after another.
  let values: [UInt8]

  init(source: SourceText, format: Format, nodes: [StoredNode], values: [UInt8]) {
    self.source = source
    self.format = format
    self.nodes = nodes
    self.values = values
  }

  public var path: RepositoryPath { source.path }

  /// Nil for a file without content.
  public var root: Node? { nodes.isEmpty ? nil : Node(document: self, site: 0) }

  /// Where something is reported that the whole document lacks: its first key, or its first line.
  public var headLocation: SourceLocation {
    if let key = root?.entries.first?.key { return key.location }
    return source.location(of: source.rangeOfLine(1))
  }

  /// All scalars in source order: keys and values, each once, aliases not followed.
  public var scalars: [Node] {
    nodes.indices.filter { nodes[$0].kind == .scalar }.map { Node(document: self, site: $0) }
  }

  /// The scalars among them whose meaning readers must guess: a cheap first sieve, as most are words.
  public var guessedScalars: [Node] {
    nodes.indices.filter { nodes[$0].kind == .scalar && !nodes[$0].isSurelyString(values) }
      .map { Node(document: self, site: $0) }
  }

  /// The entries of every mapping, at any depth, in source order; aliases are not followed.
  public var entries: [MappingEntry] {
    nodes.indices.compactMap { nodes[$0].kind == .scalar ? entry(ofKey: $0) : nil }
  }

  /// Those whose key ends so.
  public func entries(withKeySuffix suffix: StaticString) -> [MappingEntry] {
    nodes.indices.compactMap { site in
      let key = nodes[site]
      return key.kind == .scalar && key.value(values).hasSuffix(suffix) ? entry(ofKey: site) : nil
    }
  }

  private func entry(ofKey site: Int) -> MappingEntry? {
    nodes[site].isKey ? MappingEntry(document: self, key: site) : nil
  }
}

/// A node as it is stored; offsets are 32 bits because a document has at most 4 MiB.
struct StoredNode: Sendable {
  enum Kind: UInt8, Sendable {
    case mapping, sequence, scalar, alias
  }

  var kind: Kind
  var style: ScalarStyle = .plain
  var tag: NodeTag = .none
  /// Where the node stands in the source.
  var start: Int32
  var end: Int32
  /// A scalar's decoded bytes in `values`; an alias's target in `valueStart`.
  var valueStart: Int32 = 0
  var valueEnd: Int32 = 0
  /// Children of a mapping alternate: key, value, key, value.
  var firstChild: Int32 = -1
  var nextSibling: Int32 = -1
  var childCount: Int32 = 0
  /// Whether the node is a mapping's key.
  var isKey = false

  /// A scalar's decoded bytes.
  func value(_ values: [UInt8]) -> ArraySlice<UInt8> { values[Int(valueStart)..<Int(valueEnd)] }

  /// See `ScalarReading.isSurelyString`.
  func isSurelyString(_ values: [UInt8]) -> Bool {
    ScalarReading.isSurelyString(value(values), tag: tag, style: style)
  }
}

/// How a scalar is written.
public enum ScalarStyle: UInt8, Sendable {
  /// YAML without quotes: its type is guessed from its text.
  case plain
  /// Quoted, or a YAML block scalar: always a string.
  case quoted
  /// A JSON number, `true`, `false` or `null`.
  case jsonLiteral
}

/// An explicit YAML tag, which overrides the guess.
public enum NodeTag: UInt8, Sendable {
  case none
  /// `!`: YAML says "not a guess", but PyYAML and ruamel guess all the same, even at quoted text.
  case nonSpecific
  /// `!!str`
  case string
  case integer, float, boolean, null
  /// Any other tag: its meaning is the reading program's own.
  case other
}
