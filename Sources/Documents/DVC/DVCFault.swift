public import Findings

/// Why DVC would refuse a file, or why it could not be read to its end here.
public struct DVCFault: Error, Hashable {
  public enum Kind: Hashable, Sendable {
    /// The file is not as DVC's schema has it.
    case schema
    /// A template or a variable: a missing key, a second definition, a value that cannot be put in.
    case template
    /// Past a limit of ours: the rest was not read.
    case limit
    /// What only data outside the snapshot, or a format that is not read here, could tell.
    case unverified
  }

  public let kind: Kind
  /// What is wrong and what is expected, in one lower-case clause.
  public let problem: String
  public let location: SourceLocation

  public init(_ kind: Kind, _ problem: String, at location: SourceLocation) {
    self.kind = kind
    self.problem = problem
    self.location = location
  }

  init(_ kind: Kind, _ problem: String, at node: Node) {
    self.init(kind, problem, at: node.location)
  }
}
