public import ByteText

/// What a job (smoke-train, reproduce …) came to.
public struct JobOutcome: Sendable {
  public var name: String
  public var verdict: Verdict
  /// Wall time; the only measured value that the job has besides its latency metrics.
  public var seconds: Double
  /// In the order in which they are shown; no name twice.
  public var metrics: [Metric]
  public var thresholds: [ThresholdOutcome]
  /// One sentence where the verdict is not passed: what went wrong.
  public var explanation: String?
  /// The last lines that the job's command printed, where it failed; bytes from outside.
  public var output: [ByteString]
  /// What it measured beyond single figures.
  public var plots = JobPlots()

  public init(
    name: String, verdict: Verdict, seconds: Double, metrics: [Metric] = [],
    thresholds: [ThresholdOutcome] = [], explanation: String? = nil, output: [ByteString] = []
  ) {
    self.name = name
    self.verdict = verdict
    self.seconds = seconds
    self.metrics = metrics
    self.thresholds = thresholds
    self.explanation = explanation
    self.output = output
  }
}

/// A figure with its name; the unit is part of the name (`latency_p50_seconds`).
public struct Metric: Hashable, Sendable {
  public var name: String
  public var value: Double
  /// Whether each run measures it anew (a time, a peak of memory): equal input does not repeat it.
  public var isMeasured: Bool

  public init(name: String, value: Double, isMeasured: Bool = false) {
    self.name = name
    self.value = value
    self.isMeasured = isMeasured
  }
}

/// A metric held against its bound.
public struct ThresholdOutcome: Hashable, Sendable {
  public var metric: String
  /// The bound as text: `>= 0.9`.
  public var bound: String
  /// Nil where the metric was not measured or is not a number.
  public var value: Double?
  public var verdict: Verdict
  /// What the figure means, in one clause, where the verdict alone does not say it: `no worse than
  /// model-v1.0.0`.
  public var note: String?
  /// As of a metric.
  public var isMeasured: Bool

  public init(
    metric: String, bound: String, value: Double?, verdict: Verdict, note: String? = nil,
    isMeasured: Bool = false
  ) {
    self.metric = metric
    self.bound = bound
    self.value = value
    self.verdict = verdict
    self.note = note
    self.isMeasured = isMeasured
  }
}
