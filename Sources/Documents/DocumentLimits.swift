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

  func sizeFault(of bytes: [UInt8]) -> SyntaxFault? {
    guard bytes.count > self.bytes else { return nil }
    return SyntaxFault(
      .tooLarge(problem: "\(bytes.count) bytes, more than \(self.bytes)"), at: 0..<0)
  }
}
