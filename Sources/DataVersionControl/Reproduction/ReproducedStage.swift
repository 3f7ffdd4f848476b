public import ByteText

/// What became of a stage that was run again.
public struct ReproducedStage: Sendable {
  public enum State: Hashable, Sendable {
    /// Every output has its recorded hash.
    case reproduced
    /// Outputs differ, and every metric is within its tolerance.
    case withinTolerance
    /// Outputs or metrics differ.
    case different
    /// Its command failed; the reason in one clause.
    case failed(String)
    /// It was not run; the reason in one clause.
    case notRun(String)
    /// It is frozen: its outputs were brought in as they are recorded.
    case frozen
  }

  public let address: ByteString
  public var state: State
  /// The time that its commands took, in seconds.
  public var seconds: Double
  /// Those whose hash is not the recorded one.
  public var outputs: [DifferentOutput] = []
  /// Those that differ, within their tolerance or not.
  public var metrics: [DifferentMetric] = []
  /// The last lines that a failed command printed.
  public var output: [ByteString] = []
  /// The signal that ended the run while the stage was running.
  public var interruption: Int32?

  public init(_ address: ByteString, _ state: State, seconds: Double = 0) {
    (self.address, self.state, self.seconds) = (address, state, seconds)
  }
}

/// An output that is not what is recorded.
public struct DifferentOutput: Hashable, Sendable {
  /// From the project's folder.
  public let path: ByteString
  /// Nil where nothing is recorded.
  public let recorded: ByteString?
  /// Nil where the stage did not make it.
  public let made: ByteString?
}

/// A number of a metrics file that is not what is recorded.
public struct DifferentMetric: Hashable, Sendable {
  /// The file from the project's folder.
  public let path: ByteString
  /// `test.accuracy`
  public let name: ByteString
  /// Nil where it is no number, or not there.
  public let recorded: Double?
  public let made: Double?
  /// The largest difference that does not count.
  public let tolerance: Double

  public var isWithinTolerance: Bool {
    guard let recorded, let made else { return false }
    // NaN is within nothing.
    return (made - recorded).magnitude <= tolerance
  }
}

/// What became of a whole pipeline.
public enum ReproductionVerdict: String, Hashable, Sendable {
  case reproduced = "reproduced bit for bit"
  case withinTolerance = "reproduced within tolerance"
  case notReproduced = "not reproduced"
  case couldNotRun = "could not run"

  public init(_ stages: [ReproducedStage]) {
    var verdict = Self.reproduced
    for stage in stages {
      switch stage.state {
      case .reproduced, .frozen: continue
      case .withinTolerance: if verdict == .reproduced { verdict = .withinTolerance }
      case .different: if verdict != .couldNotRun { verdict = .notReproduced }
      case .failed, .notRun: verdict = .couldNotRun
      }
    }
    // A difference is known, whatever else could not be run.
    if stages.contains(where: { $0.state == .different }) { verdict = .notReproduced }
    self = verdict
  }
}
