/// What a classifier makes of one labelled row.
public struct RowOutcome: Hashable, Sendable {
  /// The true class, as its position in the classes.
  public let label: Int
  /// The class with the greatest score.
  public let predicted: Int
  /// The probability given to the true class.
  public let probability: Double
  /// Σ_k (p_k − [k is the true class])²: 0 is best, 2 is worst.
  public let squaredError: Double

  public init(label: Int, predicted: Int, probability: Double, squaredError: Double) {
    self.label = label
    self.predicted = predicted
    self.probability = probability
    self.squaredError = squaredError
  }

  public var isCorrect: Bool { predicted == label }

  /// See `LogLoss`.
  public var logLoss: Double { LogLoss.ofProbability(probability) }
}

extension LogisticRegression {
  /// One a row of `data`.
  ///
  /// - Precondition: the data has the classifier's features and classes.
  public func outcomes(on data: LabelledData) -> [RowOutcome] {
    precondition(data.featureCount == featureCount && data.classes.count == classCount)
    var probabilities = [Double](repeating: 0, count: classCount)
    return data.labels.enumerated().map { row, label in
      self.probabilities(ofRow: row, in: data.features, into: &probabilities)
      var squaredError = 0.0
      for (other, probability) in probabilities.enumerated() {
        let difference = probability - (other == label ? 1 : 0)
        squaredError += difference * difference
      }
      return RowOutcome(
        label: label, predicted: self.label(ofRow: row, in: data.features),
        probability: probabilities[label], squaredError: squaredError)
    }
  }
}
