public import ByteText

/// What a classifier said about one test row.
public struct Prediction: Hashable, Sendable {
  /// What the row is called; the same row has the same id in every release.
  public var id: ByteString
  /// The true class.
  public var label: ByteString
  /// The class that was given the greatest probability.
  public var predicted: ByteString
  /// The probability given to the true class, in [0, 1].
  public var probability: Double

  public init(id: ByteString, label: ByteString, predicted: ByteString, probability: Double) {
    self.id = id
    self.label = label
    self.predicted = predicted
    self.probability = probability
  }

  public var isRight: Bool { predicted == label }
}

/// What a classifier said about each test row; two of them can be compared row by row.
public struct Predictions: Hashable, Sendable {
  public var rows: [Prediction]

  public init(rows: [Prediction]) {
    self.rows = rows
  }
}
