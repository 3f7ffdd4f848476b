/// What the smoke-train job does and what it demands.
public struct SmokeTrainingSettings: Hashable, Sendable {
  /// Whether the gate runs the job at all; `SmokeTraining.run` itself does not ask.
  public var isEnabled: Bool
  /// Of the split into training and test rows.
  public var seed: UInt32
  /// The share of rows that test, between 0 and 1.
  public var testSize: Double
  /// The least share of test rows predicted right.
  ///
  /// 30 rows say little: a sound pipeline is below 0.9 (4 errors) in 1.4 % of all splits.
  public var minimumAccuracy: Double
  /// The least share of all 150 rows predicted right in five-fold cross-validation.
  ///
  /// 0.93 fails at more than 10 errors: 1.7 % of sound shuffles, but almost every real fault.
  public var minimumCrossValidationAccuracy: Double
  /// The longest time that predicting one row may take at its fastest.
  ///
  /// An absolute bound far above what any machine needs (tens of nanoseconds), so that it tells a
  /// broken build from a slow one.
  public var maximumPredictSeconds: Double

  public init(
    isEnabled: Bool = true, seed: UInt32 = 42, testSize: Double = 0.2,
    minimumAccuracy: Double = 0.9, minimumCrossValidationAccuracy: Double = 0.93,
    maximumPredictSeconds: Double = 0.001
  ) {
    self.isEnabled = isEnabled
    self.seed = seed
    self.testSize = testSize
    self.minimumAccuracy = minimumAccuracy
    self.minimumCrossValidationAccuracy = minimumCrossValidationAccuracy
    self.maximumPredictSeconds = maximumPredictSeconds
  }
}
