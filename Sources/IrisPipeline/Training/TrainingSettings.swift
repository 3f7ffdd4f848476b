/// How a classifier is trained.
public struct TrainingSettings: Hashable, Sendable {
  /// scikit-learn's `C`: the inverse strength of the penalty on the coefficients; infinity for none.
  public var c: Double
  /// scikit-learn's `fit_intercept`.
  public var fitsIntercept: Bool
  public var scaling: FeatureScaling
  /// How many Newton steps may be taken; well-posed data needs about ten.
  public var maximumIterations: Int

  public init(
    c: Double = 1, fitsIntercept: Bool = true, scaling: FeatureScaling = .none,
    maximumIterations: Int = 100
  ) {
    self.c = c
    self.fitsIntercept = fitsIntercept
    self.scaling = scaling
    self.maximumIterations = maximumIterations
  }
}

/// What is done to the features before training.
public enum FeatureScaling: String, CaseIterable, Sendable {
  case none
  /// Mean zero and standard deviation one, as `StandardScaler` does.
  case standard
}
