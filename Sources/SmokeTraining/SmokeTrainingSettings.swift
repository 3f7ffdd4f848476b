public import ByteText
public import IrisPipeline

/// What the smoke-train job runs and what it demands.
public struct SmokeTrainingSettings: Hashable, Sendable {
  /// Whether the gate runs the job at all; `SmokeTraining` itself does not ask.
  public var isEnabled = true
  /// Of the built-in pipeline: the rows that train and those that test.
  public var split = SplitSettings()
  /// Of the built-in pipeline.
  public var training = TrainingSettings()
  /// The user's own training in place of the built-in pipeline; without arguments there is none.
  public var command = CommandSettings()

  /// The least share of test rows predicted right.
  ///
  /// 30 rows say little: a sound pipeline is below 0.9 (4 errors) in 1.5 % of all splits, below 0.85 in
  /// 0.25 %; and what the lower floor misses, cross-validation and the release before do not.
  public var minimumAccuracy = 0.85
  /// The least share of all 150 rows predicted right in five-fold cross-validation.
  ///
  /// 0.93 fails at more than 10 errors: almost every real fault, and hardly ever a sound training.
  public var minimumCrossValidationAccuracy = 0.93
  /// Bounds of further figures, by name.
  public var bounds: [FigureBounds] = []
  /// How much the mean log loss may rise over the release before (a non-inferiority margin).
  public var regressionMargin = 0.02

  /// The longest time that predicting one row may take at its fastest, in seconds.
  ///
  /// An absolute bound far above what any machine needs (tens of nanoseconds), so that it tells a
  /// broken build from a slow one.
  public var maximumPredictSeconds = 0.001
  /// How many times the time of the release before, measured in the same job, one prediction may take.
  public var maximumPredictRatio = 1.5

  /// The file with which runs are compared to the last bit, seen from the top of the repository.
  public var recordPath: ByteString = ".mlgate-smoke.json"

  public init() {}
}

/// A bound or two on one figure. A figure that a bound names must be there.
public struct FigureBounds: Hashable, Sendable {
  public var name: ByteString
  public var minimum: Double?
  public var maximum: Double?

  public init(_ name: ByteString, minimum: Double? = nil, maximum: Double? = nil) {
    self.name = name
    self.minimum = minimum
    self.maximum = maximum
  }
}
