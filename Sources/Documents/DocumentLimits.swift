/// What one document may cost. Past a limit the document is a finding, never a crash or a hang.
public struct DocumentLimits: Sendable {
  public var bytes = 4 << 20
  public var depth = 64
  public var nodes = 100_000
  public var aliases = 100
  /// Nodes after every alias is replaced by what it stands for.
  public var expandedNodes = 100_000
  public var scalarBytes = 1 << 20
  public var keyBytes = 1 << 10

  public init() {}

  /// The fault of a file of so many bytes, whose content nobody needs to read for it.
  func sizeFault(ofFileWith bytes: Int) -> SyntaxFault? {
    guard bytes > self.bytes else { return nil }
    return SyntaxFault(.fileTooLarge(bytes: bytes, limit: self.bytes), at: 0..<0)
  }
}
