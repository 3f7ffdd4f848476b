/// What one requirements file may cost. Past a limit there is a fault, never silence.
public struct RequirementLimits: Sendable {
  /// Bytes of one line of the file.
  public var lineBytes = 8 << 10
  /// Requirements and options; comments and continued lines (hashes) are free, because a lock file
  /// of three hundred packages has twelve thousand lines.
  public var lines = 10_000
  /// Parentheses inside each other in a marker.
  public var markerDepth = 32
  /// Includes inside each other.
  public var includeDepth = 10
  /// Files that one file includes, directly or not.
  public var includedFiles = 64

  public init() {}
}
