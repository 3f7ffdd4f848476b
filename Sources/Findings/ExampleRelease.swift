public import ByteText

/// The tag that an example judges, and what the repository knows about it.
///
/// The tag is wrapped in `«` and `»` where it is reported itself.
public struct ExampleRelease: Sendable {
  public enum Kind: Sendable {
    case annotated, lightweight
  }

  /// A release that was made before, the only one of its commit.
  public struct Earlier: Sendable {
    public let tag: ByteString
    public let files: [ExampleFile]

    public init(tag: ByteString, files: [ExampleFile]) {
      (self.tag, self.files) = (tag, files)
    }
  }

  /// What the configuration asks of a metric.
  public struct Threshold: Sendable {
    public let metric: ByteString
    public let minimum: Double?
    public let maximum: Double?

    public init(_ metric: ByteString, minimum: Double? = nil, maximum: Double? = nil) {
      (self.metric, self.minimum, self.maximum) = (metric, minimum, maximum)
    }
  }

  public let tag: ByteString
  public let kind: Kind
  public let earlier: [Earlier]
  public let isOnProtectedBranch: Bool
  /// Whether it is pushed over a tag that names another commit.
  public let isMoved: Bool
  public let thresholds: [Threshold]
  /// What differed when its pipeline was run again; nil where it was not.
  public let differences: [String]?

  public init(
    _ tag: ByteString, kind: Kind = .annotated, earlier: [Earlier] = [],
    isOnProtectedBranch: Bool = true, isMoved: Bool = false, thresholds: [Threshold] = [],
    differences: [String]? = nil
  ) {
    (self.tag, self.kind, self.earlier) = (tag, kind, earlier)
    (self.isOnProtectedBranch, self.isMoved) = (isOnProtectedBranch, isMoved)
    (self.thresholds, self.differences) = (thresholds, differences)
  }
}
