/// A classifier trained and judged once a fold.
public struct CrossValidation: Hashable, Sendable {
  /// One a fold.
  public let accuracies: [Double]
  /// Over all folds.
  public let errors: Int
  /// Over all folds.
  public let rows: Int

  /// `cross_val_score` with the given folds.
  ///
  /// - Parameter testRows: the rows that each fold tests, none empty; it trains on all others.
  public init(
    of data: LabelledData, testRows: [[Int]], settings: TrainingSettings = TrainingSettings()
  ) throws(TrainingFault) {
    var accuracies: [Double] = []
    var errors = 0
    for fold in testRows {
      precondition(!fold.isEmpty)
      let tested = Set(fold)
      let train = data.selecting(rows: data.labels.indices.filter { !tested.contains($0) })
      let test = data.selecting(rows: fold)
      let classifier = try LogisticRegression.training(on: train, settings: settings).classifier
      let wrong = test.labels.indices.count {
        classifier.label(ofRow: $0, in: test.features) != test.labels[$0]
      }
      accuracies.append(Double(fold.count - wrong) / Double(fold.count))
      errors += wrong
    }
    self.accuracies = accuracies
    self.errors = errors
    rows = testRows.reduce(0) { $0 + $1.count }
  }

  /// The share of all rows that were predicted right.
  public var pooledAccuracy: Double { Double(rows - errors) / Double(rows) }
}
