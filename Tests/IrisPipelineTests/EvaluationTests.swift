import Testing

@testable import IrisPipeline

@Suite struct EvaluationTests {
  /// Worked out with Python's `decimal` module at 50 digits.
  @Test(arguments: [
    (30, 30, 0.8864866068260312, 1.0), (29, 30, 0.8332960900859082, 0.9940914096183876),
    (27, 30, 0.7437891742081592, 0.9654001112526658), (0, 10, 0.0, 0.2775327998628892),
    (1, 1, 0.20654931437723505, 1.0),
  ])
  func wilsonInterval(successes: Int, total: Int, low: Double, high: Double) {
    let interval = WilsonInterval(successes: successes, of: total)
    #expect(abs(interval.low - low) <= 1e-12)
    #expect(abs(interval.high - high) <= 1e-12)
  }

  /// `classification_report` of y_true = 0 0 0 1 1 2, y_pred = 0 0 1 1 0 0, zero_division = 0.
  @Test func ratiosWithoutADenominatorAreZero() {
    let metrics = Metrics(
      ConfusionMatrix(labels: [0, 0, 0, 1, 1, 2], predicted: [0, 0, 1, 1, 0, 0], classCount: 3),
      logLoss: 1, brierScore: 1)
    #expect(metrics.confusion.counts == [[2, 1, 0], [1, 1, 0], [1, 0, 0]])
    #expect(metrics.accuracy == 0.5)
    #expect(metrics.precision == [0.5, 0.5, 0])
    #expect(metrics.recall == [2.0 / 3, 0.5, 0])
    #expect(metrics.f1 == [4.0 / 7, 0.5, 0])
    #expect(metrics.macroPrecision == 1.0 / 3)
    #expect(metrics.weightedRecall == 0.5)
    #expect(abs(metrics.weightedF1 - (3 * 4.0 / 7 + 2 * 0.5) / 6) <= 1e-15)
    #expect(metrics.accuracyInterval == WilsonInterval(successes: 3, of: 6))
    #expect(
      metrics.precisionIntervals
        == [WilsonInterval(successes: 2, of: 4), WilsonInterval(successes: 1, of: 2), nil])
    #expect(
      metrics.recallIntervals
        == [(2, 3), (1, 2), (0, 1)].map { WilsonInterval(successes: $0, of: $1) })
  }

  /// A probability of zero counts as the smallest that `log_loss` allows, 2^-52.
  @Test func logLossIsClipped() throws {
    let classifier = LogisticRegression(
      coefficients: [0, 1], intercepts: [0, 0], featureCount: 1)
    let data = LabelledData(
      featureNames: [[0x61]], features: [1000, 1000], classes: [.integer(0), .integer(1)],
      labels: [0, 1])
    let metrics = Metrics(classifier, on: data)
    #expect(abs(metrics.logLoss - (36.04365338911715 + 2.220446049250313e-16) / 2) <= 1e-14)
    #expect(metrics.confusion.counts == [[0, 1], [0, 1]])
  }

  /// `brier_score_loss` gives 0.58 for the three classes and 0.065 for the two, which it halves.
  @Test func brierScore() {
    let three = [[0.2, 0.7, 0.1], [0.1, 0.8, 0.1], [0.3, 0.3, 0.4]]
    #expect(abs(brierScore(three, labels: [0, 1, 2]) - 0.58) <= 1e-15)
    #expect(abs(brierScore([[0.8, 0.2], [0.3, 0.7]], labels: [0, 1]) - 2 * 0.065) <= 1e-15)
  }

  /// The score of a classifier whose scores are the logarithms of the given probabilities: a row a
  /// feature that is one there and zero elsewhere.
  private func brierScore(_ probabilities: [[Double]], labels: [Int]) -> Double {
    let (rows, classes) = (probabilities.count, probabilities[0].count)
    let classifier = LogisticRegression(
      coefficients: (0..<classes).flatMap { label in
        probabilities.map { Logarithm.logarithm($0[label]) }
      },
      intercepts: Array(repeating: 0, count: classes), featureCount: rows)
    let data = LabelledData(
      featureNames: Array(repeating: [0x61], count: rows),
      features: (0..<rows * rows).map { $0 / rows == $0 % rows ? 1 : 0 },
      classes: (0..<classes).map { .integer($0) }, labels: labels)
    return Metrics(classifier, on: data).brierScore
  }

  @Test func outcomesOfRows() throws {
    let data = try LabelledData(IrisDataSet.table)
    let folds = try StratifiedKFold(folds: 5, seed: 1).testRows(stratifying: data.labels)
    let validation = try CrossValidation(of: data, testRows: folds)
    #expect(validation.outcomes.map(\.label) == data.labels)
    let rest = data.selecting(rows: (0..<150).filter { !folds[2].contains($0) })
    let expected = try LogisticRegression.training(on: rest).classifier
      .outcomes(on: data.selecting(rows: folds[2]))
    #expect(folds[2].map { validation.outcomes[$0] } == expected)
    #expect(validation.errors == validation.outcomes.count { $0.label != $0.predicted })
    let pooled = Metrics(validation.outcomes, classCount: 3)
    #expect(pooled.accuracy == validation.pooledAccuracy)
    #expect(pooled.logLoss == validation.pooledLogLoss)
  }

  @Test func logLossOfARow() {
    func loss(_ probability: Double) -> Double {
      RowOutcome(label: 0, predicted: 0, probability: probability, squaredError: 0).logLoss
    }
    #expect(loss(0.5) == 0.6931471805599453)
    #expect(loss(0) == 36.04365338911715)
    #expect(loss(1) == 2.2204460492503136e-16)
    #expect(loss(.nan).isNaN)
  }

  @Test func equalScoresGoToTheFirstClass() {
    let classifier = LogisticRegression(
      coefficients: [1, 1, 1], intercepts: [0, 0, 0], featureCount: 1)
    #expect(classifier.label(ofRow: 0, in: [3]) == 0)
  }

  @Test func labelledDataKnowsItsClasses() throws {
    let table = try CSVTable(bytes: Array("a,y\n1,10\n2,9\n3,10\n".utf8))
    let data = try LabelledData(table)
    #expect(data.classes == [.integer(9), .integer(10)])
    #expect(data.labels == [1, 0, 1])
    let texts = try LabelledData(CSVTable(bytes: Array("a,y\n1,10x\n2,9\n".utf8)))
    #expect(texts.classes == [.text(Array("10x".utf8)), .text([0x39])])
    let whole = try LabelledData(CSVTable(bytes: Array("a,y\n1,1.0\n2,0\n".utf8)))
    #expect(whole.classes == [.integer(0), .integer(1)])
    #expect(throws: LabelledDataFault.unknownClass(.integer(9))) {
      try LabelledData(table, classes: [.integer(10)])
    }
    #expect(throws: LabelledDataFault.continuousClass(0.5)) {
      try LabelledData(CSVTable(bytes: Array("a,y\n1,0.5\n".utf8)))
    }
  }
}
