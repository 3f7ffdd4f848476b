import ByteText
public import IrisPipeline

extension Predictions {
  /// What `classifier` says about all rows of `data`.
  ///
  /// - Parameter ids: the number of each row in the whole data set.
  /// - Precondition: the data has the classifier's features and classes, and `ids` is as long.
  public init(of classifier: LogisticRegression, on data: LabelledData, ids: [Int]) {
    precondition(data.featureCount == classifier.featureCount && ids.count == data.rowCount)
    precondition(data.classes.count == classifier.classCount)
    let names = data.classes.map(\.text)
    var probabilities = [Double](repeating: 0, count: classifier.classCount)
    var rows: [Prediction] = []
    rows.reserveCapacity(data.rowCount)
    for (row, label) in data.labels.enumerated() {
      let predicted = classifier.label(ofRow: row, in: data.features)
      classifier.probabilities(ofRow: row, in: data.features, into: &probabilities)
      // The quotients are rounded one by one, so a certain class may be a bit above one.
      rows.append(
        Prediction(
          id: ByteString(ids[row].description), label: names[label], predicted: names[predicted],
          probability: min(probabilities[label], 1)))
    }
    self.init(rows: rows)
  }
}

extension ClassLabel {
  fileprivate var text: ByteString {
    switch self {
    case .integer(let value): ByteString(value.description)
    case .text(let bytes): ByteString(bytes)
    }
  }
}
