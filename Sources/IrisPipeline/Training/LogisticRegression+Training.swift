extension LogisticRegression {
  /// A trained classifier and how it came about.
  public struct Training: Hashable, Sendable {
    /// Takes features as they are in the data, however they were scaled for training.
    public let classifier: LogisticRegression
    /// Mean negative log likelihood plus ‖W‖²/(2Cn), scikit-learn's objective, at the optimum; W
    /// are the coefficients of the scaled features.
    public let objective: Double
    /// Newton steps taken.
    public let iterations: Int
    /// The objective at the start, where all parameters are zero, and behind each step.
    public let objectives: [Double]
    /// How the features were scaled; nil where they were not.
    public let scaler: FeatureScaler?
  }

  /// The classes times (features + 1) up to which the Hessian is held whole: 8 MB.
  public static let parameterLimit = 1000
  private static let polishLimit = 6

  /// Trains on all rows: scikit-learn's `LogisticRegression(C=c)`, after `StandardScaler` where the
  /// settings say so, solved to the correctly rounded optimum.
  ///
  /// Parameters sum to zero over the classes. Two classes get the rows −w/2 and w/2 where
  /// scikit-learn holds w alone; the probabilities are the same. Scaling is folded into the
  /// coefficients and intercepts before they are rounded; it gives a classifier trained without
  /// intercept one where the means are not zero.
  public static func training(
    on data: LabelledData, settings: TrainingSettings = TrainingSettings()
  ) throws(TrainingFault) -> Training {
    try check(data, settings)
    let scaler = settings.scaling == .standard ? FeatureScaler(data) : nil
    let problem = SoftmaxProblem(
      data, features: scaler?.scaled(data) ?? data.features, settings: settings)
    let solver = NewtonSolver(
      problem, data, maximumIterations: max(1, settings.maximumIterations))
    var solution = try solver.solve()
    var rounded: [Double]?
    for _ in 0..<polishLimit where rounded == nil && !solution.polish.isSettled {
      solution.polish.improve()
      rounded = PreciseClassifier(solution.polish, problem, scaler).rounded
    }
    let values = rounded ?? PreciseClassifier(solution.polish, problem, scaler).nearest
    guard values.allSatisfy(\.isFinite) else {
      throw .notConverged(iterations: solution.iterations)
    }
    return Training(
      classifier: LogisticRegression(parameters: values, featureCount: data.featureCount),
      objective: solution.objective, iterations: solution.iterations,
      objectives: solution.objectives + [solution.objective], scaler: scaler)
  }

  private static func check(
    _ data: LabelledData, _ settings: TrainingSettings
  ) throws(TrainingFault) {
    if data.featureCount == 0 { throw .noFeatures }
    var counts = [Int](repeating: 0, count: data.classes.count)
    for label in data.labels { counts[label] += 1 }
    if counts.count(where: { $0 > 0 }) < 2 { throw .oneClass }
    if let absent = counts.firstIndex(of: 0) { throw .classWithoutRows(data.classes[absent]) }
    guard settings.c > 0 else { throw .impossibleC(settings.c) }
    let parameterCount = data.classes.count * (data.featureCount + 1)
    if parameterCount > parameterLimit {
      throw .tooManyParameters(parameterCount, limit: parameterLimit)
    }
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
