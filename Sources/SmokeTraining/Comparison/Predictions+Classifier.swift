import ByteText
public import IrisPipeline

extension Predictions {
  /// What `classifier` says about all rows of `data`.
  ///
  /// - Parameter ids: the number of each row in the whole data set.
  /// - Precondition: the data has the classifier's features and classes, and `ids` is as long.
  public init(of classifier: LogisticRegression, on data: LabelledData, ids: [Int]) {
    self.init(of: classifier.outcomes(on: data), classes: data.classes, ids: ids)
  }

  /// The outcomes of rows, such as those that cross-validation pools.
  ///
  /// - Precondition: the outcomes are of these classes, and `ids` is as long.
  public init(of outcomes: [RowOutcome], classes: [ClassLabel], ids: [Int]) {
    precondition(outcomes.count == ids.count)
    let names = classes.map(\.name)
    // Probabilities are rounded one by one, so that of a certain class may be a bit above one.
    self.init(
      rows: zip(outcomes, ids).map { outcome, id in
        Prediction(
          id: ByteString(id.description), label: names[outcome.label],
          predicted: names[outcome.predicted], probability: min(outcome.probability, 1))
      })
  }
}

extension ClassLabel {
  /// As a predictions file has it.
  fileprivate var name: ByteString {
    switch self {
    case .integer(let value): ByteString(value.description)
    case .text(let bytes): ByteString(bytes)
    }
  }
}
