/// How well a classifier does on labelled rows, as `sklearn.metrics` defines the figures.
///
/// A ratio whose denominator is zero is zero.
public struct Metrics: Hashable, Sendable {
  public let confusion: ConfusionMatrix
  /// Mean negative natural logarithm of the probability given to the true class.
  public let logLoss: Double
  /// One a class.
  public let precision: [Double]
  /// One a class.
  public let recall: [Double]
  /// One a class.
  public let f1: [Double]

  /// Judges the classifier on all rows of `data`.
  ///
  /// - Precondition: the data has at least one row, and the classifier's features and classes.
  public init(_ classifier: LogisticRegression, on data: LabelledData) {
    precondition(data.rowCount > 0 && data.featureCount == classifier.featureCount)
    precondition(data.classes.count == classifier.classCount)
    var probabilities = [Double](repeating: 0, count: classifier.classCount)
    var loss = 0.0
    var predicted: [Int] = []
    for (row, label) in data.labels.enumerated() {
      predicted.append(classifier.label(ofRow: row, in: data.features))
      classifier.probabilities(ofRow: row, in: data.features, into: &probabilities)
      loss -= Logarithm.logarithm(Self.clipped(probabilities[label]))
    }
    self.init(
      ConfusionMatrix(labels: data.labels, predicted: predicted, classCount: data.classes.count),
      logLoss: loss / Double(data.rowCount))
  }

  init(_ confusion: ConfusionMatrix, logLoss: Double) {
    self.confusion = confusion
    self.logLoss = logLoss
    let correct = confusion.counts.indices.map { confusion.counts[$0][$0] }
    let (support, predictions) = (confusion.support, confusion.predictions)
    precision = correct.indices.map { Self.ratio(correct[$0], predictions[$0]) }
    recall = correct.indices.map { Self.ratio(correct[$0], support[$0]) }
    f1 = correct.indices.map { Self.ratio(2 * correct[$0], support[$0] + predictions[$0]) }
  }

  public var accuracy: Double { Self.ratio(confusion.correct, confusion.total) }

  /// The mean over the classes.
  public var macroPrecision: Double { Self.mean(precision) }
  public var macroRecall: Double { Self.mean(recall) }
  public var macroF1: Double { Self.mean(f1) }

  /// The mean over the classes, weighted by their rows.
  public var weightedPrecision: Double { weighted(precision) }
  public var weightedRecall: Double { weighted(recall) }
  public var weightedF1: Double { weighted(f1) }

  /// As `sklearn.metrics.log_loss` does; a probability that is no number stays none.
  private static func clipped(_ probability: Double) -> Double {
    if probability < .ulpOfOne { return .ulpOfOne }
    return probability > 1 - .ulpOfOne ? 1 - .ulpOfOne : probability
  }

  private static func ratio(_ part: Int, _ whole: Int) -> Double {
    whole == 0 ? 0 : Double(part) / Double(whole)
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  private func weighted(_ values: [Double]) -> Double {
    zip(values, confusion.support).reduce(0) { $0 + $1.0 * Double($1.1) }
      / Double(confusion.total)
  }
}
