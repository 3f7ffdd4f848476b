/// How well a classifier does on labelled rows, as `sklearn.metrics` defines the figures.
///
/// A ratio whose denominator is zero is zero.
public struct Metrics: Hashable, Sendable {
  public let confusion: ConfusionMatrix
  /// Mean negative natural logarithm of the probability given to the true class.
  public let logLoss: Double
  /// The mean over the rows of Σ_k (p_k − [k is the true class])², from 0 to 2.
  ///
  /// G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather
  /// Review 78(1), 1950. `sklearn.metrics.brier_score_loss` gives the same for three classes and
  /// more, and half of it for two, unless `scale_by_half` says otherwise.
  public let brierScore: Double
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
    self.init(classifier.outcomes(on: data), classCount: classifier.classCount)
  }

  /// - Precondition: there is at least one outcome.
  public init(_ outcomes: [RowOutcome], classCount: Int) {
    precondition(!outcomes.isEmpty)
    let count = Double(outcomes.count)
    self.init(
      ConfusionMatrix(
        labels: outcomes.map(\.label), predicted: outcomes.map(\.predicted),
        classCount: classCount),
      logLoss: outcomes.reduce(0) { $0 + $1.logLoss } / count,
      brierScore: outcomes.reduce(0) { $0 + $1.squaredError } / count)
  }

  init(_ confusion: ConfusionMatrix, logLoss: Double, brierScore: Double) {
    self.confusion = confusion
    self.logLoss = logLoss
    self.brierScore = brierScore
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

extension Metrics {
  public var accuracyInterval: WilsonInterval {
    WilsonInterval(successes: confusion.correct, of: confusion.total)
  }

  /// One a class, nil where the class was never predicted.
  public var precisionIntervals: [WilsonInterval?] { intervals(of: confusion.predictions) }

  /// One a class, nil where the class has no row.
  public var recallIntervals: [WilsonInterval?] { intervals(of: confusion.support) }

  private func intervals(of totals: [Int]) -> [WilsonInterval?] {
    totals.indices.map { label in
      totals[label] == 0
        ? nil : WilsonInterval(successes: confusion.counts[label][label], of: totals[label])
    }
  }
}
