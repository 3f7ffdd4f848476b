public import ByteText

/// A value after its templates are filled in, and where it is written.
public struct LocatedValue: Sendable {
  public enum Content: Sendable {
    case scalar(PythonValue)
    case list([LocatedValue])
    case dictionary([Entry])
  }

  public struct Entry: Sendable {
    public let key: PythonValue
    public let keyNode: Node
    public let value: LocatedValue
  }

  /// Where it, or the template it comes of, is written.
  public let node: Node
  public let content: Content

  init(_ content: Content, at node: Node) {
    self.content = content
    self.node = node
  }

  /// The value without the places.
  public var value: PythonValue {
    switch content {
    case .scalar(let value): value
    case .list(let list): .list(list.map(\.value))
    case .dictionary(let entries):
      .dictionary(PythonDictionary(entries.map { ($0.key, $0.value.value) }))
    }
  }

  public var string: ByteString? { value.string }

  /// The elements of a list; empty for all else. Those of a list that a template put in stand where
  /// it is.
  public var elements: [LocatedValue] {
    switch content {
    case .list(let list): list
    case .scalar(.list(let list)): list.map { LocatedValue(.scalar($0), at: node) }
    default: []
    }
  }

  /// The entries of a dictionary; empty for all else.
  public var entries: [Entry] {
    switch content {
    case .dictionary(let entries): entries
    case .scalar(.dictionary(let dictionary)):
      dictionary.entries.map {
        Entry(key: $0.key, keyNode: node, value: LocatedValue(.scalar($0.value), at: node))
      }
    default: []
    }
  }

  public subscript(_ key: ByteString) -> LocatedValue? {
    entries.last { $0.key == .string(key) }?.value
  }
}
