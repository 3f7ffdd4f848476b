public import ByteText
public import Findings

/// A named entry of a metrics file that is no number.
///
/// It is kept, so that who asks for it learns that it is text rather than that it is missing.
public struct NotANumber: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Bytes from outside; a number in quotation marks is text too.
    case text(ByteString)
    case boolean(Bool)
    case null
    case list
  }

  public let name: String
  public let kind: Kind
  public let position: SourcePosition
}

extension NotANumber: CustomStringConvertible {
  /// `'accuracy' is text, not a number: '0.9'`
  public var description: String {
    let name = ByteString(name).quoted
    return switch kind {
    case .text(let text): "\(name) is text, not a number: \(text.quoted)"
    case .boolean(let value): "\(name) is \(value), not a number"
    case .null: "\(name) is null, not a number"
    case .list: "\(name) is a list, not a number"
    }
  }
}
