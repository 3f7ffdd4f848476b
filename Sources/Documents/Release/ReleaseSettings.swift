public import ByteText

/// What the configuration can change about releases.
public struct ReleaseSettings: Sendable {
  /// The branches on one of which a release must lie; a remote's count too.
  public var protectedBranches = [
    Glob("/main"), Glob("/master"), Glob("/release/**"), Glob("/releases/**"),
  ]
  /// By how much a metric may be worse than in the release before, by its name; 0 for the others.
  public var tolerances: [MetricTolerance] = []
  /// What the metrics of a release must reach, sorted by name.
  public var thresholds: [MetricBounds] = []
  /// The part by which the time of a prediction must be shorter to count as faster: it is measured.
  public var speedTolerance = 0.05
  /// The page that lists every version, seen from the top.
  public var resultsPage: ByteString = "RESULTS.md"

  public init() {}

  /// By how much a metric may be worse than in the release before.
  public func tolerance(of metric: ByteString) -> Double {
    tolerances.last { $0.name == metric }?.value ?? 0
  }
}

/// By how much the metric of this name may be worse.
public struct MetricTolerance: Hashable, Sendable {
  public let name: ByteString
  public let value: Double

  public init(_ name: ByteString, _ value: Double) {
    (self.name, self.value) = (name, value)
  }
}

/// Between what the metric of this name must lie; a bound that is nil does not exist.
public struct MetricBounds: Hashable, Sendable {
  public let name: ByteString
  public let minimum: Double?
  public let maximum: Double?

  public init(_ name: ByteString, minimum: Double?, maximum: Double?) {
    (self.name, self.minimum, self.maximum) = (name, minimum, maximum)
  }
}
