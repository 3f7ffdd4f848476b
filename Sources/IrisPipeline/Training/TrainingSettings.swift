/// How a classifier is trained.
public struct TrainingSettings: Hashable, Sendable {
  /// scikit-learn's `C`: the inverse strength of the penalty on the coefficients.
  public var c: Double
  /// How many Newton steps may be taken; well-posed data needs about ten.
  public var maximumIterations: Int

  public init(c: Double = 1, maximumIterations: Int = 100) {
    self.c = c
    self.maximumIterations = maximumIterations
  }
}

/// Why a classifier cannot be trained.
public enum TrainingFault: Error, Hashable, Sendable {
  case noFeatures
  /// All rows are of one class, or there is no row.
  case oneClass
  /// `C` must be a positive, finite number.
  case impossibleC(Double)
  /// Classes times (features + 1) exceeds what the exact Hessian is made for.
  case tooManyParameters(Int, limit: Int)
  /// The features are too large or too alike for doubles, or the iterations ran out.
  case notConverged(iterations: Int)
}

extension TrainingFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noFeatures: "there is no feature to learn from"
    case .oneClass: "a classifier needs rows of at least two classes"
    case .impossibleC(let value): "C is \(value); it must be a positive, finite number"
    case .tooManyParameters(let count, let limit):
      "classes times (features + 1) is \(count), more than the limit of \(limit)"
    case .notConverged(let iterations):
      "no optimum found after \(iterations) iterations; scale the features or make C smaller"
    }
  }
}
