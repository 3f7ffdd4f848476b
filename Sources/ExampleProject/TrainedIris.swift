import ByteText
import IrisPipeline

/// One run of the pipeline: every figure that the example project states comes from here.
struct TrainedIris {
  static let seed: UInt32 = 42
  static let testSize = 0.2

  let c: Double
  /// The three data files, as `mlgate iris get-data` and `process-data` write them.
  let raw: [UInt8]
  let train: [UInt8]
  let test: [UInt8]
  let model: Model
  let trainMetrics: Metrics
  let testMetrics: Metrics
  /// Five folds, unshuffled, over all rows.
  let crossValidation: CrossValidation

  init(c: Double) throws {
    self.c = c
    let table = IrisDataSet.table
    let split = try TrainTestSplit(
      rows: table.rowCount, test: .fraction(Self.testSize), seed: Self.seed)
    let trainTable = table.selecting(rows: split.train)
    let testTable = table.selecting(rows: split.test)
    (raw, train, test) = (table.bytes, trainTable.bytes, testTable.bytes)
    let trainData = try LabelledData(trainTable)
    let testData = try LabelledData(testTable, classes: trainData.classes)
    let settings = TrainingSettings(c: c)
    let classifier = try LogisticRegression.training(on: trainData, settings: settings).classifier
    model = Model(
      classifier, featureNames: trainData.featureNames, classes: trainData.classes)
    trainMetrics = Metrics(classifier, on: trainData)
    testMetrics = Metrics(classifier, on: testData)
    let all = try LabelledData(table)
    crossValidation = try CrossValidation(
      of: all, testRows: try StratifiedKFold(folds: 5).testRows(stratifying: all.labels),
      settings: settings)
  }
}

extension TrainedIris {
  /// The embedded data set trains with any positive C; anything else is a fault of this program.
  static func required(c: Double) -> TrainedIris {
    do {
      return try TrainedIris(c: c)
    } catch {
      preconditionFailure("the embedded iris data did not train: \(error)")
    }
  }
}

extension Double {
  /// Rounded to so many decimals, without zeros at the end: `0.975`, `1.0`.
  func rounded(decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    return ((self * scale).rounded() / scale).description
  }
}
