public import ByteText

/// Why a file is not the document that its format asks for. The SYN checks turn these into findings.
public struct SyntaxFault: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// The parser's problem, and what was being read and since where.
    case invalidYAML(problem: String, context: String?, contextRange: ByteRange?)
    case invalidJSON(problem: String)
    /// The key's second place is the fault's range.
    case duplicateKey(ByteString, first: ByteRange)
    case notUTF8(problem: String)
    /// The limit that was passed, and the figure where it is known.
    case tooLarge(problem: String)
    case mergeConflictMarker
    case multipleDocuments
  }

  public let kind: Kind
  public let range: ByteRange

  public init(_ kind: Kind, at range: ByteRange) {
    self.kind = kind
    self.range = range
  }
}
