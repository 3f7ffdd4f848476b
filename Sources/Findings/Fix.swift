public import ByteText

/// The change of one file that removes a fault and does nothing else.
///
/// A check offers one only where there is nothing to decide. `mlgate fix` applies it; a hook never does.
public struct Fix: Codable, Hashable, Sendable {
  public enum Change: Codable, Hashable, Sendable {
    /// New bytes in the place of those at the range (byte offsets in the file), which are `old`.
    case replacement(Range<Int>, old: ByteString, new: ByteString)
    /// A line more at the end of the file, which need not exist yet; without its line feed.
    case line(ByteString)
  }

  /// The file that is changed; a finding may lie in another one.
  public let path: RepositoryPath
  public let change: Change
  /// What is done, in a few words: `write '1.0e-3'`.
  public let summary: String

  public init(_ summary: String, in path: RepositoryPath, _ change: Change) {
    (self.path, self.change, self.summary) = (path, change, summary)
  }
}
