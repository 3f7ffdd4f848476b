public import ByteText

/// The parameters of one file as dvc.lock records them.
public struct DVCLockedParameters: Sendable {
  /// The file as the stage writes it.
  public let file: ByteString
  /// The file's place.
  public let key: Node
  public let node: Node

  init?(_ entry: MappingEntry) {
    guard let file = entry.key.text else { return nil }
    self.file = file
    key = entry.key
    node = entry.value
  }

  /// The names, whole (`train.lr`), with their places and values, in the lock's order.
  public var entries: [(name: ByteString, entry: MappingEntry)] {
    node.entries.compactMap { entry in entry.key.text.map { ($0, entry) } }
  }

  /// The value of a parameter; nil where it is not recorded.
  public func value(of name: ByteString) -> PythonValue? {
    node[name].flatMap { PythonValue($0) }
  }
}
