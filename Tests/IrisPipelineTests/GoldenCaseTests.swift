import Foundation
import IrisPipeline
import TestSupport
import Testing

/// Every case of the golden data, down to the last bit where the answer is exact.
@Suite struct GoldenCaseTests {
  @Test func rawFileIsByteForByteTheOriginal() throws {
    #expect(try Data(IrisDataSet.table.bytes) == vectors("iris/iris.csv"))
  }

  @Test(arguments: GoldenCases.all.cases)
  func rowsAndFiles(golden: GoldenCase) throws {
    let split = try golden.split()
    #expect(split.train == golden.trainIndex)
    #expect(split.test == golden.testIndex)
    let table = IrisDataSet.table
    let folder = "iris/splits/\(golden.id)"
    #expect(
      try Data(table.selecting(rows: split.train).bytes) == vectors("\(folder)/train.csv"))
    #expect(try Data(table.selecting(rows: split.test).bytes) == vectors("\(folder)/test.csv"))
  }

  @Test(arguments: GoldenCases.all.cases)
  func coefficientsAreTheTrueOptimumToTheLastBit(golden: GoldenCase) throws {
    let training = try golden.training()
    let classifier = training.classifier
    #expect(
      classifier.coefficients.map(HexadecimalFloat.text) == golden.coefHex.flatMap { $0 })
    #expect(classifier.intercepts.map(HexadecimalFloat.text) == golden.interceptHex)
    #expect(abs(training.objective - golden.objective) <= 1e-15)
    #expect(training.objective <= golden.lbfgsObjective)
  }

  @Test(arguments: GoldenCases.all.cases)
  func metrics(golden: GoldenCase) throws {
    let data = try LabelledData(IrisDataSet.table)
    let classifier = try golden.training().classifier
    let test = data.selecting(rows: golden.testIndex)
    expect(Metrics(classifier, on: test), equals: golden.test)
    expect(
      Metrics(classifier, on: data.selecting(rows: golden.trainIndex)), equals: golden.train)
    var squares = 0.0
    for (label, row) in zip(test.labels, golden.predictProbaTest) {
      for (index, value) in row.enumerated() {
        squares += (value - (index == label ? 1 : 0)) * (value - (index == label ? 1 : 0))
      }
    }
    let brierScore = Metrics(classifier, on: test).brierScore
    #expect(abs(brierScore - squares / Double(test.rowCount)) <= 1e-15)
    var probabilities = [0.0, 0, 0]
    for row in 0..<test.rowCount {
      #expect(classifier.label(ofRow: row, in: test.features) == golden.predictTest[row])
      classifier.probabilities(ofRow: row, in: test.features, into: &probabilities)
      for (ours, theirs) in zip(probabilities, golden.predictProbaTest[row]) {
        #expect(abs(ours - theirs) <= 1e-14)
      }
    }
  }

  private func expect(_ metrics: Metrics, equals golden: GoldenCase.Figures) {
    #expect(metrics.confusion.counts == golden.confusion)
    #expect(metrics.confusion.support == golden.support)
    #expect(metrics.accuracy == golden.accuracy)
    #expect(metrics.precision == golden.precision)
    #expect(metrics.recall == golden.recall)
    #expect(metrics.f1 == golden.f1)
    #expect(abs(metrics.macroF1 - golden.macroF1) <= 2e-16)
    #expect(abs(metrics.logLoss - golden.logLoss) <= 1e-15)
  }

  @Test(arguments: GoldenCases.all.cases)
  func crossValidation(golden: GoldenCase) throws {
    let data = try LabelledData(IrisDataSet.table)
    let shuffled = try StratifiedKFold(folds: 5, seed: golden.seed)
      .testRows(stratifying: data.labels)
    var foldOfRow = [Int](repeating: -1, count: data.rowCount)
    for (fold, rows) in shuffled.enumerated() {
      for row in rows { foldOfRow[row] = fold }
    }
    #expect(foldOfRow == golden.cv.fullFoldOfRowShuffleSeed)
    let full = try CrossValidation(of: data, testRows: shuffled)
    #expect(full.accuracies == golden.cv.fullCv5ShuffleSeedOptimum)
    let train = data.selecting(rows: golden.trainIndex)
    let unshuffled = try StratifiedKFold(folds: 5).testRows(stratifying: train.labels)
    #expect(
      try CrossValidation(of: train, testRows: unshuffled).accuracies
        == golden.cv.trainCv5NoshuffleOptimum)
  }

  @Test func unshuffledCrossValidationOfAllRows() throws {
    let data = try LabelledData(IrisDataSet.table)
    let folds = try StratifiedKFold(folds: 5).testRows(stratifying: data.labels)
    let validation = try CrossValidation(of: data, testRows: folds)
    #expect(validation.accuracies == GoldenCases.all.fullCv5Noshuffle)
    #expect(validation.errors == 4)
    #expect(validation.pooledAccuracy == 146.0 / 150)
  }
}

extension GoldenCase {
  func split() throws -> TrainTestSplit {
    stratified
      ? try TrainTestSplit(
        stratifying: LabelledData(IrisDataSet.table).labels, test: .fraction(testSize),
        seed: seed)
      : try TrainTestSplit(rows: 150, test: .fraction(testSize), seed: seed)
  }

  func training() throws -> LogisticRegression.Training {
    try LogisticRegression.training(
      on: LabelledData(IrisDataSet.table).selecting(rows: trainIndex))
  }
}
