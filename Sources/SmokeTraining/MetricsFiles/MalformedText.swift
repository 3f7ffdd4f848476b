public import Findings

/// What is wrong with a text from outside, and where.
public struct MalformedText: Error, Hashable, Sendable {
  public let position: SourcePosition
  /// One lower-case clause.
  public let problem: String

  init(_ problem: String, at position: SourcePosition) {
    self.position = position
    self.problem = problem
  }
}

extension MalformedText: CustomStringConvertible {
  public var description: String { "\(position.line):\(position.column): \(problem)" }
}
