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
    /// The file's own size; nothing of it was read.
    case fileTooLarge(bytes: Int, limit: Int)
    /// The limit that was passed, and the figure where it is known.
    case tooLarge(problem: String)
    /// The lines that git left: the first is the fault's range, these are the others.
    case mergeConflict(others: [ByteRange])
    case multipleDocuments
  }

  public let kind: Kind
  public let range: ByteRange

  public init(_ kind: Kind, at range: ByteRange) {
    self.kind = kind
    self.range = range
  }
}

extension SyntaxFault {
  /// Whether the file is past a limit of ours: another reader may take it.
  public var isLimit: Bool {
    switch kind {
    case .fileTooLarge, .tooLarge: true
    default: false
    }
  }

  /// The fault in one clause, for a file that is not judged by rules.
  public var problem: String {
    switch kind {
    case .invalidYAML(let problem, _, _): "not YAML: \(problem)"
    case .invalidJSON(let problem): "not JSON: \(problem)"
    case .duplicateKey(let key, _): "the key \(key.quoted) is given twice"
    case .notUTF8(let problem): problem
    case .tooLarge(let problem): "too large: \(problem)"
    case .fileTooLarge(let bytes, let limit): "too large: \(bytes) bytes, more than \(limit)"
    case .mergeConflict: "a merge conflict is left here"
    case .multipleDocuments: "a second YAML document; the file holds one"
    }
  }
}
