import ByteText

/// Why a value is not the one expected.
public enum ValueFault: Sendable {
  case wrongType(Node, expected: ExpectedValue)
  case outOfRange(Node, NumberRange)

  /// The value at fault: an element where a list is expected.
  public var node: Node {
    switch self {
    case .wrongType(let node, _), .outOfRange(let node, _): node
    }
  }

  /// Whether the whole of `node`, not an element of it, has the wrong type.
  func isWrongType(of node: Node) -> Bool {
    if case .wrongType = self { self.node.byteRange == node.byteRange } else { false }
  }
}

extension Node {
  /// What the value is, for a message that expected something else: `the string '90'`.
  public var kindDescription: String {
    guard let text else { return isSequence ? "a list" : mappingDescription }
    return switch yaml12 {
    case .string: "the string \(text.quoted)"
    case .number: "the number \(text)"
    case .timestamp: "the timestamp \(text)"
    case .null: "null"
    default: "\(text)"
    }
  }

  private var mappingDescription: String { document.format == .json ? "an object" : "a mapping" }
}
