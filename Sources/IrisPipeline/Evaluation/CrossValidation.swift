/// A classifier trained and judged once a fold.
public struct CrossValidation: Hashable, Sendable {
  /// One a fold.
  public let accuracies: [Double]
  /// One a row of the data, each by the classifier that was trained without the row's fold.
  public let outcomes: [RowOutcome]

  /// `cross_val_score` with the given folds.
  ///
  /// - Parameter testRows: the rows that each fold tests, none empty; it trains on all others.
  /// - Precondition: every row is in one fold.
  public init(
    of data: LabelledData, testRows: [[Int]], settings: TrainingSettings = TrainingSettings()
  ) throws(TrainingFault) {
    var accuracies: [Double] = []
    var outcomes = [RowOutcome?](repeating: nil, count: data.rowCount)
    for fold in testRows {
      precondition(!fold.isEmpty)
      let tested = Set(fold)
      let train = data.selecting(rows: data.labels.indices.filter { !tested.contains($0) })
      let classifier = try LogisticRegression.training(on: train, settings: settings).classifier
      let results = classifier.outcomes(on: data.selecting(rows: fold))
      accuracies.append(Double(results.count(where: \.isCorrect)) / Double(fold.count))
      for (row, outcome) in zip(fold, results) {
        precondition(outcomes[row] == nil)
        outcomes[row] = outcome
      }
    }
    self.accuracies = accuracies
    self.outcomes = outcomes.compactMap { $0 }
    precondition(self.outcomes.count == data.rowCount)
  }

  public var rows: Int { outcomes.count }

  /// Over all folds.
  public var errors: Int { outcomes.count { !$0.isCorrect } }

  /// The share of all rows that were predicted right.
  public var pooledAccuracy: Double { Double(rows - errors) / Double(rows) }

  /// The mean over all rows.
  public var pooledLogLoss: Double { outcomes.reduce(0) { $0 + $1.logLoss } / Double(rows) }
}
