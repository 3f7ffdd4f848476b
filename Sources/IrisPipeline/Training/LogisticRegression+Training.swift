extension LogisticRegression {
  /// A trained classifier and how it came about.
  public struct Training: Hashable, Sendable {
    public let classifier: LogisticRegression
    /// Mean negative log likelihood plus ‖W‖²/(2Cn), scikit-learn's objective, at the optimum.
    public let objective: Double
    /// Newton steps taken.
    public let iterations: Int
  }

  /// The classes times (features + 1) up to which the Hessian is held whole: 8 MB.
  public static let parameterLimit = 1000

  /// Trains on all rows: scikit-learn's `LogisticRegression(C=c)` solved to the correctly rounded
  /// optimum.
  ///
  /// Intercepts sum to zero. Two classes get the rows −w/2 and w/2 where scikit-learn holds w
  /// alone; the probabilities are the same.
  public static func training(
    on data: LabelledData, settings: TrainingSettings = TrainingSettings()
  ) throws(TrainingFault) -> Training {
    if data.featureCount == 0 { throw .noFeatures }
    if Set(data.labels).count < 2 { throw .oneClass }
    guard settings.c > 0, settings.c.isFinite else { throw .impossibleC(settings.c) }
    let parameterCount = data.classes.count * (data.featureCount + 1)
    if parameterCount > parameterLimit {
      throw .tooManyParameters(parameterCount, limit: parameterLimit)
    }
    let solver = NewtonSolver(
      SoftmaxProblem(data, c: settings.c), maximumIterations: max(1, settings.maximumIterations))
    let solution = try solver.solve()
    return Training(
      classifier: LogisticRegression(
        parameters: solution.parameters, featureCount: data.featureCount),
      objective: solution.objective, iterations: solution.iterations)
  }

  /// - Parameter parameters: for each class its coefficients, then its intercept.
  private init(parameters: [Double], featureCount: Int) {
    let width = featureCount + 1
    self.init(
      coefficients: parameters.indices.filter { $0 % width != featureCount }.map { parameters[$0] },
      intercepts: stride(from: featureCount, to: parameters.count, by: width).map {
        parameters[$0]
      },
      featureCount: featureCount)
  }
}
